//! A mark that stands while a renderer opens, so that one which brings the program down is known afterwards.

use std::path::{Path, PathBuf};

use eframe::Renderer;

use crate::document::config_folder;

/// An empty file with the renderer in its name; two programs that start at once do each other no harm.
#[derive(Debug)]
pub(super) struct Marker {
    folder: PathBuf,
}

impl Marker {
    pub(super) fn of_user() -> Option<Self> {
        config_folder().map(|folder| Self::in_folder(&folder))
    }

    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The renderer that was opening when the program last went away.
    pub(super) fn left_behind(&self) -> Option<Renderer> {
        [Renderer::Glow, Renderer::Wgpu].into_iter().find(|&renderer| self.file(renderer).exists())
    }

    /// Without the mark the next start only knows less, so a folder that cannot be written is no fault.
    #[expect(clippy::disallowed_methods, reason = "an empty file cannot be half-written")]
    pub(super) fn set(&self, renderer: Renderer) {
        let _ = std::fs::create_dir_all(&self.folder);
        let _ = std::fs::File::create(self.file(renderer));
    }

    pub(super) fn clear(&self) {
        for renderer in [Renderer::Glow, Renderer::Wgpu] {
            let _ = std::fs::remove_file(self.file(renderer));
        }
    }

    fn file(&self, renderer: Renderer) -> PathBuf {
        self.folder.join(format!("opening-with-{renderer}"))
    }
}
