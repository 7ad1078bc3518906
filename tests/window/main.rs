//! The window, used as a person uses it: found by role and label, pressed, typed into.

#[cfg(test)]
mod around;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod doubts;
#[cfg(test)]
mod history;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod recording;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod statistics;
#[cfg(test)]
mod story;
#[cfg(test)]
mod walking;
#[cfg(test)]
mod window;
#[cfg(test)]
mod workshop;
