; The setup program: per user, no administrator, nothing outside the user's own folders and registry.
; 64 bits, as all that it installs: so it runs where that runs, and nowhere else.
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "检查答复"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\replycheck"
!define VERB "Software\Classes\SystemFileAssociations"

Name "${NAME}（replycheck ${VERSION}）"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\replycheck"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "replycheck ${VERSION}"

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\检查答复.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开检查页面"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro Verb Ending
  WriteRegStr HKCU "${VERB}\${Ending}\shell\replycheck" "" "检查答复"
  WriteRegStr HKCU "${VERB}\${Ending}\shell\replycheck\command" "" '"$INSTDIR\检查答复.exe" "%1"'
!macroend
!macro NoVerb Ending
  DeleteRegKey HKCU "${VERB}\${Ending}\shell\replycheck"
!macroend

; The folders of earlier versions, and nothing that somebody else has put there.
!macro RemovePrograms Un
  Push $R0
  Push $R1
  FindFirst $R0 $R1 "$INSTDIR\program-*"
  ${Un}next:
    StrCmp $R1 "" ${Un}done
    RMDir /r "$INSTDIR\$R1"
    FindNext $R0 $R1
    Goto ${Un}next
  ${Un}done:
  FindClose $R0
  Pop $R1
  Pop $R0
!macroend

Section
  !insertmacro RemovePrograms in_
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\卸载.exe"
  CreateShortcut "$SMPROGRAMS\检查答复.lnk" "$INSTDIR\检查答复.exe"
  CreateShortcut "$SENDTO\检查答复.lnk" "$INSTDIR\检查答复.exe"
  !insertmacro Verb ".docx"
  !insertmacro Verb ".pdf"
  !insertmacro Verb ".ofd"
  !insertmacro Verb ".doc"
  !insertmacro Verb ".wps"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\replycheck.exe" "" "$INSTDIR\replycheck.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}（replycheck）"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\检查答复.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\卸载.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\卸载.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro RemovePrograms un_
  Delete "$INSTDIR\replycheck.exe"
  Delete "$INSTDIR\检查答复.exe"
  Delete "$INSTDIR\使用说明.md"
  Delete "$INSTDIR\卸载.exe"
  ; only where it is empty: settings and libraries that somebody keeps here stay
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\检查答复.lnk"
  Delete "$SENDTO\检查答复.lnk"
  !insertmacro NoVerb ".docx"
  !insertmacro NoVerb ".pdf"
  !insertmacro NoVerb ".ofd"
  !insertmacro NoVerb ".doc"
  !insertmacro NoVerb ".wps"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\replycheck.exe"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
