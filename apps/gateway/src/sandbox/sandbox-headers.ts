const permissions = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'window-management',
  'xr-spatial-tracking',
];

/** What every answer of the sandbox carries. */
export const sandboxHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  // Pages of the sandbox have an origin that equals none, so what they load must allow any.
  'cross-origin-resource-policy': 'cross-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': permissions.map((name) => `${name}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
};

/**
 * The policy of a requester's page: its own scripts, pictures and sound from anywhere, and nothing that
 * reaches out by itself. Templates need inline scripts; the origin of the page equals none, so there is
 * nothing that a script could take there. Named origins, since 'self' of such a page means nothing.
 */
export function pagePolicy(origin: string, app: string): string {
  return [
    'sandbox allow-scripts allow-forms',
    "default-src 'none'",
    // Whoever may write a script may evaluate one: libraries that compile their templates need it.
    `script-src ${origin} 'unsafe-inline' 'unsafe-eval'`,
    `style-src ${origin} data: 'unsafe-inline'`,
    `font-src ${origin} https: data:`,
    `img-src ${origin} https: data: blob:`,
    `media-src ${origin} https: data: blob:`,
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "manifest-src 'none'",
    `form-action ${origin}`,
    `frame-ancestors ${app}`,
    "base-uri 'none'",
    "webrtc 'block'",
  ].join('; ');
}

/** Of files: no page may be made of them. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Files for everybody: fonts and modules are only read by pages of such an origin if this allows it. */
export const publicFileHeaders = { 'access-control-allow-origin': '*' } as const;
