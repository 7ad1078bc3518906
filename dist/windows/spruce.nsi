; Installs Spruce for the user who runs it, without an administrator. Silent: setup.exe /S [/D=C:\folder]

; As the program: 64-bit.
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user
!include "MUI2.nsh"

Name "Spruce"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Spruce"
InstallDirRegKey HKCU "Software\Spruce" "Folder"
BrandingText "Spruce ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Spruce"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Spruce"
VIAddVersionKey "LegalCopyright" "The authors of Spruce; MIT or Apache-2.0"

!define MUI_ICON "dist/icon/spruce.ico"
!define MUI_UNICON "dist/icon/spruce.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\spruce.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start Spruce"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!include "${FILES}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Spruce"
!define TELL_EXPLORER "System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'"

; A program that runs cannot be replaced or removed.
!macro REFUSE_WHILE_RUNNING
    ${If} ${FileExists} "$INSTDIR\spruce.exe"
        ClearErrors
        Delete "$INSTDIR\spruce.exe"
        ${If} ${Errors}
            SetErrorLevel 3
            MessageBox MB_OK|MB_ICONEXCLAMATION "Spruce is running. Close it, then start this again." /SD IDOK
            Abort
        ${EndIf}
    ${EndIf}
!macroend

Section "Spruce"
    !insertmacro REFUSE_WHILE_RUNNING
    SetOutPath "$INSTDIR"
    File /r "${STAGE}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Spruce.lnk" "$INSTDIR\spruce.exe"

    WriteRegStr HKCU "Software\Classes\Spruce.Scorecard" "" "Spruce scorecard"
    WriteRegStr HKCU "Software\Classes\Spruce.Scorecard\DefaultIcon" "" "$INSTDIR\spruce.exe,0"
    WriteRegStr HKCU "Software\Classes\Spruce.Scorecard\shell\open\command" "" '"$INSTDIR\spruce.exe" "%1"'
    WriteRegStr HKCU "Software\Classes\.spruce" "" "Spruce.Scorecard"
    WriteRegStr HKCU "Software\Classes\.spruce" "Content Type" "application/x-spruce"
    WriteRegStr HKCU "Software\Classes\.spruce\OpenWithProgids" "Spruce.Scorecard" ""

    WriteRegStr HKCU "Software\Spruce" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Spruce"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\spruce.exe,0"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The authors of Spruce"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${TELL_EXPLORER}
SectionEnd

; Scorecards, settings and kept copies are the user's and stay.
Section "Uninstall"
    !insertmacro REFUSE_WHILE_RUNNING
    !insertmacro DELETE_FILES
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Spruce.lnk"
    DeleteRegKey HKCU "Software\Classes\Spruce.Scorecard"
    DeleteRegValue HKCU "Software\Classes\.spruce\OpenWithProgids" "Spruce.Scorecard"
    DeleteRegKey /ifempty HKCU "Software\Classes\.spruce\OpenWithProgids"
    ReadRegStr $0 HKCU "Software\Classes\.spruce" ""
    ${If} $0 == "Spruce.Scorecard"
        DeleteRegKey HKCU "Software\Classes\.spruce"
    ${EndIf}
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Spruce"
    ${TELL_EXPLORER}
SectionEnd
