#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    NotFound,
    Forbidden,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => write!(f, "Not found"),
            Self::Forbidden => write!(f, "Forbidden"),
        }
    }
}

impl std::error::Error for Error {}