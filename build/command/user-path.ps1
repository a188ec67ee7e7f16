# Adds the folder of this file to the user's own PATH, or takes it away. Entries such as %USERPROFILE%\bin stay unexpanded,
# and no length is cut off, as NSIS' own strings would.
param([Parameter(Mandatory)][ValidateSet('add', 'remove')][string]$What)
$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
$before = [string]$key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
$folders = @($before -split ';' | Where-Object { $_ -ne '' -and $_ -ne $PSScriptRoot })
if ($What -eq 'add') { $folders += $PSScriptRoot }
$after = $folders -join ';'
if ($after -ne $before) { $key.SetValue('Path', $after, [Microsoft.Win32.RegistryValueKind]::ExpandString) }
$key.Close()
