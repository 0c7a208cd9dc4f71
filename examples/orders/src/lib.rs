//! The services of the order team.

// ggen: modules above
