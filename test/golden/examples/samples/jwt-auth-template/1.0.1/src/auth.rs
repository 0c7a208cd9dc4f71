//! Tokens of my-api, good for 30 minutes. The key is read from `JWT_SECRET`.
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::{extract::Request, http::StatusCode, middleware::Next, response::Response};
use jsonwebtoken::{decode, encode, errors::Result, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

pub const ISSUER: &str = "my-api";
pub const LIFETIME: Duration = Duration::from_secs(1800);

#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    pub sub: String,
    pub iss: String,
    pub exp: u64,
}

pub fn issue(subject: &str) -> Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let claims = Claims { sub: subject.into(), iss: ISSUER.into(), exp: (now + LIFETIME).as_secs() };
    encode(&Header::default(), &claims, &EncodingKey::from_secret(&secret()))
}

pub fn verify(token: &str) -> Result<Claims> {
    let mut validation = Validation::default();
    validation.set_issuer(&[ISSUER]);
    Ok(decode::<Claims>(token, &DecodingKey::from_secret(&secret()), &validation)?.claims)
}

/// Lets a request through that carries a good token.
pub async fn require_token(request: Request, next: Next) -> std::result::Result<Response, StatusCode> {
    let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
    match header.and_then(|value| value.strip_prefix("Bearer ")).map(verify) {
        Some(Ok(_)) => Ok(next.run(request).await),
        _ => Err(StatusCode::UNAUTHORIZED),
    }
}

fn secret() -> Vec<u8> {
    std::env::var("JWT_SECRET").expect("JWT_SECRET is set").into_bytes()
}