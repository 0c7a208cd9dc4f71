/// Settings, each from an environment variable `APP_…`.
#[derive(Debug, Clone)]
pub struct Config {
    pub port: String,
    pub database_url: String,
}

impl Config {
    pub fn from_env() -> Result<Self, std::env::VarError> {
        Ok(Self {
            port: std::env::var("APP_PORT")?,
            database_url: std::env::var("APP_DATABASE_URL")?,
        })
    }
}