//! My Api: a web service.
use axum::{routing::get, Router};

#[derive(Clone, Default)]
struct MyApiState {}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/health", get(health)).with_state(MyApiState::default());
    let listener = tokio::net::TcpListener::bind(("0.0.0.0", 8080)).await.expect("port 8080 is free");
    axum::serve(listener, app).await.expect("my-api runs");
}

async fn health() -> &'static str {
    "ok"
}