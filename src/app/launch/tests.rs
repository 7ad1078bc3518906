use super::*;

const SHOWN: Shown = Shown { renderer: Renderer::Wgpu, after: Duration::ZERO };

#[test]
fn each_system_has_its_order_and_a_setting_goes_before_it() {
    assert_eq!(order(false, None, None), [Renderer::Glow, Renderer::Wgpu]);
    assert_eq!(order(true, None, None), [Renderer::Wgpu, Renderer::Glow]);
    assert_eq!(order(false, Some(Renderer::Wgpu), None), [Renderer::Wgpu, Renderer::Glow]);
    assert_eq!(order(true, Some(Renderer::Glow), None), [Renderer::Glow, Renderer::Wgpu]);
}

#[test]
fn a_renderer_that_brought_the_program_down_comes_last_even_if_it_is_wanted() {
    assert_eq!(order(false, None, Some(Renderer::Glow)), [Renderer::Wgpu, Renderer::Glow]);
    assert_eq!(order(false, Some(Renderer::Glow), Some(Renderer::Glow)), [Renderer::Wgpu, Renderer::Glow]);
}

#[test]
fn a_renderer_that_fails_is_skipped() {
    let mut tried = Vec::new();
    let outcome = first_that_opens(&[Renderer::Glow, Renderer::Wgpu], |renderer| {
        tried.push(renderer);
        match renderer {
            Renderer::Glow => Attempt::Failed("no OpenGL".to_owned()),
            Renderer::Wgpu => Attempt::Shown(SHOWN),
        }
    });
    assert_eq!(outcome, Ok(SHOWN));
    assert_eq!(tried, [Renderer::Glow, Renderer::Wgpu]);
}

#[test]
fn one_line_names_each_renderer_that_failed() {
    let error = first_that_opens(&[Renderer::Glow, Renderer::Wgpu], |renderer| {
        Attempt::Failed(format!("{renderer} has no driver"))
    })
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no window could be opened (glow: glow has no driver; wgpu: wgpu has no driver); \
         `spruce-cli` does the same work without one"
    );
}

#[test]
fn without_a_display_no_other_renderer_is_tried() {
    let mut tries = 0;
    let outcome = first_that_opens(&[Renderer::Glow, Renderer::Wgpu], |_| {
        tries += 1;
        Attempt::NoDisplay("nothing to draw on".to_owned())
    });
    assert_eq!(outcome, Err(LaunchError::NoDisplay("nothing to draw on".to_owned())));
    assert_eq!(tries, 1);
}

#[test]
fn a_missing_library_is_told_of_by_name_and_not_hidden_by_the_second_try() {
    let error = first_that_opens(&[Renderer::Glow, Renderer::Wgpu], |renderer| match renderer {
        Renderer::Glow => {
            let panic = catch_unwind(|| panic!("Library libxkbcommon-x11.so\ncould not be loaded."));
            Attempt::of(panic.map(|()| Ok(())), renderer, None)
        }
        Renderer::Wgpu => Attempt::NoDisplay("the event loop cannot be made twice".to_owned()),
    })
    .unwrap_err();
    assert_eq!(
        error,
        LaunchError::NoRenderer(vec![(
            Renderer::Glow,
            "Library libxkbcommon-x11.so could not be loaded.".to_owned()
        )])
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_missing_library_is_told_of_with_its_remedy() {
    let missing = LaunchError::NoDisplay("Failed to load one of xlib's shared libraries".to_owned());
    assert!(missing.to_string().contains("apt-get install libx11-6"), "{missing}");
    let other = LaunchError::NoDisplay("Failed to open connection to X server".to_owned());
    assert!(!other.to_string().contains("apt-get"), "{other}");
}

#[test]
fn a_fault_after_the_first_picture_does_not_open_a_second_window() {
    let mut tries = 0;
    let outcome = first_that_opens(&[Renderer::Glow, Renderer::Wgpu], |renderer| {
        tries += 1;
        Attempt::of(Err(Box::new("a fault".to_owned())), renderer, Some(Duration::ZERO))
    });
    assert_eq!(outcome, Err(LaunchError::Stopped("a fault".to_owned())));
    assert_eq!(tries, 1);
}

#[test]
fn a_window_that_closed_before_it_was_drawn_is_a_renderer_that_failed() {
    assert!(matches!(Attempt::of(Ok(Ok(())), Renderer::Glow, None), Attempt::Failed(_)));
    assert!(matches!(
        Attempt::of(Ok(Ok(())), Renderer::Glow, Some(Duration::ZERO)),
        Attempt::Shown(Shown { renderer: Renderer::Glow, .. })
    ));
}

#[test]
fn a_reason_is_one_line_without_places_in_a_source() {
    assert_eq!(one_line("os error at /a/b c/mod.rs:788: Failed to\n  open"), "Failed to open");
    assert_eq!(one_line("WGPU error:\nno adapter: none"), "WGPU error: no adapter: none");
}

#[test]
fn a_mark_left_behind_names_the_renderer() {
    let folder = tempfile::tempdir().unwrap();
    let marker = Marker::in_folder(&folder.path().join("not yet there"));
    assert_eq!(marker.left_behind(), None);
    marker.set(Renderer::Wgpu);
    assert_eq!(marker.left_behind(), Some(Renderer::Wgpu));
    marker.clear();
    assert_eq!(marker.left_behind(), None);
}
