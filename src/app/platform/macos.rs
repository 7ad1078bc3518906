//! A Mac gives files to a program by an event, not as arguments, and quits it by another.
//!
//! Both come to the application's delegate. winit installs none and lets a program have its own, after
//! the event loop exists; it must be there before the loop runs, or the file that started the
//! program is lost.

#![expect(unsafe_code, reason = "the system's classes are reached by messages, which no compiler can check")]

use std::{
    cell::RefCell,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use eframe::{UserEvent, egui};
use objc2::{
    MainThreadMarker, MainThreadOnly, define_class, msg_send, rc::Retained, runtime::ProtocolObject,
};
use objc2_app_kit::{NSApplication, NSApplicationDelegate, NSApplicationTerminateReply};
use objc2_foundation::{NSArray, NSObject, NSObjectProtocol, NSURL};
use winit::{event_loop::EventLoop, platform::run_on_demand::EventLoopExtRunOnDemand as _};

/// Files that the Finder asked to open and the window has not taken yet.
static ARRIVED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// Whether the system asked the program to quit: by its menu, the Dock, or the end of the session.
static QUIT: AtomicBool = AtomicBool::new(false);
/// The window to wake when either comes.
static WINDOW: Mutex<Option<egui::Context>> = Mutex::new(None);

define_class!(
    // SAFETY: NSObject asks nothing of those who inherit from it, and the class has no Drop.
    #[unsafe(super(NSObject))]
    #[thread_kind = MainThreadOnly]
    #[name = "SpruceDelegate"]
    struct Delegate;

    // SAFETY: the protocol asks nothing.
    unsafe impl NSObjectProtocol for Delegate {}

    // SAFETY: the methods have the signatures of the protocol.
    unsafe impl NSApplicationDelegate for Delegate {
        #[unsafe(method(application:openURLs:))]
        fn open_urls(&self, _application: &NSApplication, urls: &NSArray<NSURL>) {
            let paths = urls.iter().filter_map(|url| url.to_file_path());
            ARRIVED.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
            wake();
        }

        #[unsafe(method(applicationShouldTerminate:))]
        fn should_terminate(&self, _application: &NSApplication) -> NSApplicationTerminateReply {
            let window = WINDOW.lock().unwrap_or_else(PoisonError::into_inner).is_some();
            if !window {
                return NSApplicationTerminateReply::TerminateNow;
            }
            // The window closes as by its own button, and asks first if there are unsaved changes.
            QUIT.store(true, Ordering::Relaxed);
            wake();
            NSApplicationTerminateReply::TerminateCancel
        }
    }
);

fn wake() {
    if let Some(ctx) = &*WINDOW.lock().unwrap_or_else(PoisonError::into_inner) {
        ctx.request_repaint();
    }
}

/// Runs windows, one after another.
pub(in super::super) struct Runner {
    event_loop: RefCell<EventLoop<UserEvent>>,
    /// The application does not keep its delegate.
    _delegate: Retained<Delegate>,
}

impl Runner {
    pub(in super::super) fn new() -> Result<Self, String> {
        let event_loop =
            EventLoop::<UserEvent>::with_user_event().build().map_err(|error| error.to_string())?;
        let main = MainThreadMarker::new().ok_or("a window is opened on the main thread only")?;
        // SAFETY: `init` of NSObject takes no argument and gives the object back.
        let delegate: Retained<Delegate> = unsafe { msg_send![Delegate::alloc(main), init] };
        NSApplication::sharedApplication(main).setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
        Ok(Self { event_loop: RefCell::new(event_loop), _delegate: delegate })
    }

    /// An error of the renderer does not come through here; the caller knows by the first picture.
    pub(in super::super) fn run(
        &self,
        options: eframe::NativeOptions,
        create: eframe::AppCreator<'_>,
    ) -> eframe::Result {
        let mut event_loop = self.event_loop.borrow_mut();
        let mut window = eframe::create_native("Spruce", options, create, &event_loop);
        event_loop.run_app_on_demand(&mut window).map_err(eframe::Error::WinitEventLoop)
    }
}

/// Files that the desktop asked the running program to open.
pub(in super::super) fn arrived_files() -> Vec<PathBuf> {
    std::mem::take(&mut *ARRIVED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Whether the desktop asked the program to quit since the last call.
pub(in super::super) fn asked_to_quit() -> bool {
    QUIT.swap(false, Ordering::Relaxed)
}

/// The window to wake when files arrive or the program is to quit.
pub(in super::super) fn wake_when_asked(ctx: &egui::Context) {
    *WINDOW.lock().unwrap_or_else(PoisonError::into_inner) = Some(ctx.clone());
}
