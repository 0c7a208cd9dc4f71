pub mod model;
pub mod order_service;
