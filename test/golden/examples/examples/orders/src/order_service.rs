//! Order Service of team orders.

pub struct OrderService;

impl OrderService {
    pub fn list(&self) -> &'static str {
        "list"
    }

    pub fn create(&self) -> &'static str {
        "create"
    }

    pub fn cancel(&self) -> &'static str {
        "cancel"
    }
}

pub const PORT: u16 = 8080;