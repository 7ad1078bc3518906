//! Puts icon, version and manifest into the Windows programs; on other systems it does nothing.

fn main() {
    println!("cargo::rerun-if-changed=dist/windows/spruce.manifest");
    println!("cargo::rerun-if-changed=dist/icon/spruce.ico");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    for (program, description) in [("spruce", "Spruce"), ("spruce-cli", "Spruce without a window")] {
        // Cargo asks to link the window's resources only where the window is built.
        if program == "spruce" && std::env::var_os("CARGO_FEATURE_GUI").is_none() {
            continue;
        }
        let outcome = winresource::WindowsResource::new()
            .set_icon("dist/icon/spruce.ico")
            .set_manifest_file("dist/windows/spruce.manifest")
            .set_language(0x0809) // English of the United Kingdom
            .set("ProductName", "Spruce")
            .set("FileDescription", description)
            .set("OriginalFilename", &format!("{program}.exe"))
            .set("InternalName", program)
            .set("LegalCopyright", "The authors of Spruce; MIT or Apache-2.0")
            .set("Comments", env!("CARGO_PKG_DESCRIPTION"))
            .compile_for(program);
        if let Err(error) = outcome {
            // Without a resource compiler the programs still work; `dist/windows/package.sh` refuses them.
            println!("cargo::warning={program}.exe has no icon, version and manifest: {error}");
        }
    }
}
