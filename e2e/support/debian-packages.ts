import { existsSync } from 'node:fs';

/** Debian's folder for what is made for one kind of processor. */
export const tripletFolder = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

/** Chromium without the parts that only a person at a screen needs: the same pages for two thirds of the processor time. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/** Debian's Chromium in either form, or the browser that `CHROMIUM` names. Playwright's own is never downloaded. */
export const chromiumProgram =
  process.env.CHROMIUM || [headlessShell, '/usr/bin/chromium'].find(existsSync) || headlessShell;

/** A Debian package, and a file of it that the tests need. */
export const packages: Readonly<Record<string, string>> = {
  // The real Secret Service.
  dbus: '/usr/bin/dbus-daemon',
  'gnome-keyring': '/usr/bin/gnome-keyring-daemon',
  'libsecret-tools': '/usr/bin/secret-tool',
  // The page, with fonts for the four languages.
  'chromium-headless-shell': chromiumProgram,
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
  // The tray in a real panel.
  xvfb: '/usr/bin/Xvfb',
  'xfce4-panel': '/usr/bin/xfce4-panel',
  xfconf: `${tripletFolder}/xfce4/xfconf/xfconfd`,
  'adwaita-icon-theme': '/usr/share/icons/Adwaita/index.theme',
  'librsvg2-common': `${tripletFolder}/gdk-pixbuf-2.0/2.10.0/loaders/libpixbufloader-svg.so`,
  imagemagick: '/usr/bin/import',
  // The packed app.
  'squashfs-tools': '/usr/bin/mksquashfs',
  'desktop-file-utils': '/usr/bin/desktop-file-validate',
  // Servers and gateways that judge the connection test.
  haproxy: '/usr/sbin/haproxy',
  'nginx-light': '/usr/sbin/nginx',
  openssl: '/usr/bin/openssl',
  stunnel4: '/usr/bin/stunnel4',
  tinyproxy: '/usr/bin/tinyproxy',
};

/** Other systems have no such packages, and skip the tests that need them. */
export function missingPackages(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return Object.entries(packages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
}
