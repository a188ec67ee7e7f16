!macro SwitchyardOnPath What
  nsExec::Exec '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\bin\user-path.ps1" ${What}'
  Pop $0
  ; Terminals that are opened from now on know it.
  SendMessage ${HWND_BROADCAST} ${WM_WININICHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro customInstall
  !insertmacro SwitchyardOnPath add
  WriteRegStr HKCU "Software\Classes\switchyard" "" "URL:Switchyard"
  WriteRegStr HKCU "Software\Classes\switchyard" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\switchyard\shell\open\command" "" '"$INSTDIR\Switchyard.exe" "--" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro SwitchyardOnPath remove
    DeleteRegKey HKCU "Software\Classes\switchyard"
  ${endIf}
!macroend
