//! Speed of charts and papers.

fn main() {}
