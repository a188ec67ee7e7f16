@echo off
rem The terminal command of the installed app: the app's own binary, run as Node.
setlocal
set "ELECTRON_RUN_AS_NODE=1"
"%~dp0..\..\Switchyard.exe" "%~dp0..\app.asar.unpacked\dist\switchyard.cjs" %*
exit /b %errorlevel%
