use sqlx::{types::chrono::{DateTime, Utc}, PgPool};

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Order {
    pub id: i64,
    pub name: String,
    pub created_at: DateTime<Utc>,
}

pub struct OrderRepository<'a> {
    pub pool: &'a PgPool,
}

impl OrderRepository<'_> {
    pub async fn all(&self) -> sqlx::Result<Vec<Order>> {
        sqlx::query_as("SELECT id, name, created_at FROM orders ORDER BY id").fetch_all(self.pool).await
    }

    pub async fn find(&self, id: i64) -> sqlx::Result<Option<Order>> {
        sqlx::query_as("SELECT id, name, created_at FROM orders WHERE id = $1")
            .bind(id)
            .fetch_optional(self.pool)
            .await
    }

    pub async fn add(&self, name: &str) -> sqlx::Result<Order> {
        sqlx::query_as("INSERT INTO orders (name) VALUES ($1) RETURNING id, name, created_at")
            .bind(name)
            .fetch_one(self.pool)
            .await
    }
}