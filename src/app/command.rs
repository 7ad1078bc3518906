//! What a person can ask for by menu, button or key: one closed list.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

/// A command without particulars; menus and shortcuts are views of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Command {
    /// An empty scorecard.
    New,
    /// Open a scorecard file.
    Open,
    /// Open the made-up example.
    OpenExample,
    /// Save where it was.
    Save,
    /// Save under another name.
    SaveAs,
    /// Save it at another place, and go on where it was.
    SaveCopy,
    /// Go back to what was saved.
    Revert,
    /// Another window of the program.
    NewWindow,
    /// Choose returns to read.
    ImportReturns,
    /// Look over cells that were copied from a spreadsheet.
    Paste,
    /// Look at the next file that asks something.
    NextQuestion,
    /// Add the returns that are ready.
    AddReturns,
    /// Save the scorecard table.
    ExportScorecard,
    /// Save the whole scorecard as an Excel workbook.
    ExportWorkbook,
    /// Save every figure as a tidy table.
    ExportData,
    /// Save many charts into a folder.
    ExportCharts,
    /// Save the list of everything doubtful about the figures.
    ExportQuality,
    /// Save the actions, or the days on which they are due.
    ExportActions,
    /// Save who changed what and when.
    ExportHistory,
    /// Put a colleague's copy of the workshop together with this one.
    MergeWorkshop,
    /// Put a return together for an organisation to fill in.
    BlankReturn,
    /// Take the last change back.
    Undo,
    /// Bring it back.
    Redo,
    /// Find a command, a page or an indicator by its name.
    Palette,
    /// Bring the keyboard to the page, past the menus and the side bar.
    ToPage,
    /// Find words on the page.
    Find,
    /// The next place with these words.
    FindNext,
    /// The place with these words before.
    FindPrevious,
    /// Larger text.
    LargerText,
    /// Smaller text.
    SmallerText,
    /// Text of the usual size.
    UsualText,
    /// How the program is on this computer.
    Settings,
    /// What the page shows and how it works.
    Help,
    /// The tour of two minutes on the example.
    Tour,
    /// Version, licences, acknowledgements.
    About,
    /// Close the window.
    Quit,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// The words on its menu entry or button.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "New scorecard",
            Self::Open => "Open…",
            Self::OpenExample => "Open the example",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::SaveCopy => "Save a copy…",
            Self::Revert => "Revert to saved…",
            Self::NewWindow => "New window",
            Self::ImportReturns => "Import returns…",
            Self::Paste => "Paste cells",
            Self::NextQuestion => "Next question of the import",
            Self::AddReturns => "Import what is ready",
            Self::ExportScorecard => "Export the scorecard table…",
            Self::ExportWorkbook => "Export an Excel workbook…",
            Self::ExportData => "Export all figures…",
            Self::ExportCharts => "Save the charts into a folder…",
            Self::ExportQuality => "Export the data quality list…",
            Self::ExportActions => "Save the actions…",
            Self::ExportHistory => "Export the history…",
            Self::MergeWorkshop => "Merge a colleague’s workshop…",
            Self::BlankReturn => "Make a blank return…",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Palette => "Go to or do…",
            Self::ToPage => "Keyboard to the page",
            Self::Find => "Find on this page…",
            Self::FindNext => "Find the next",
            Self::FindPrevious => "Find the one before",
            Self::LargerText => "Larger text",
            Self::SmallerText => "Smaller text",
            Self::UsualText => "Text of the usual size",
            Self::Settings => "Settings…",
            Self::Help => "Help on this page",
            Self::Tour => "Take the tour",
            Self::About => "About Spruce",
            Self::Quit => "Quit",
        }
    }

    /// Whether words that are still being typed belong to what it does.
    #[must_use]
    pub const fn needs_all_that_is_typed(self) -> bool {
        !matches!(
            self,
            Self::Paste
                | Self::Undo
                | Self::Redo
                | Self::Palette
                | Self::ToPage
                | Self::Find
                | Self::FindNext
                | Self::FindPrevious
                | Self::LargerText
                | Self::SmallerText
                | Self::UsualText
                | Self::About
        )
    }

    /// Its keys.
    #[must_use]
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (CTRL, Key::N),
            Self::Open => (CTRL, Key::O),
            Self::Save => (CTRL, Key::S),
            Self::SaveAs => (CTRL_SHIFT, Key::S),
            Self::NewWindow => (CTRL_SHIFT, Key::N),
            Self::ImportReturns => (CTRL, Key::I),
            Self::Paste => (CTRL, Key::V),
            Self::NextQuestion => (Modifiers::NONE, Key::F8),
            Self::AddReturns => (CTRL, Key::Enter),
            Self::ExportScorecard => (CTRL, Key::E),
            Self::ExportCharts => (CTRL_SHIFT, Key::E),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL, Key::Y),
            Self::Palette => (CTRL, Key::K),
            Self::ToPage => (Modifiers::NONE, Key::F6),
            Self::Find => (CTRL, Key::F),
            Self::FindNext => (Modifiers::NONE, Key::F3),
            Self::FindPrevious => (Modifiers::SHIFT, Key::F3),
            Self::LargerText => (CTRL, Key::Plus),
            Self::SmallerText => (CTRL, Key::Minus),
            Self::UsualText => (CTRL, Key::Num0),
            Self::Settings => (CTRL, Key::Comma),
            Self::Help => (Modifiers::NONE, Key::F1),
            Self::Quit => (CTRL, Key::Q),
            Self::ExportWorkbook
            | Self::SaveCopy
            | Self::Revert
            | Self::About
            | Self::Tour
            | Self::BlankReturn
            | Self::MergeWorkshop
            | Self::ExportData
            | Self::ExportActions
            | Self::ExportHistory
            | Self::ExportQuality
            | Self::OpenExample => {
                return None;
            }
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }
}
