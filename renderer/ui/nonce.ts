import { setNonce } from 'get-nonce';

/**
 * The nonce that lets this page add style elements under the host's content security policy. Hosts replace `__STYLE_NONCE__` in the page with a fresh
 * value and send the same one in `style-src`; a host that does not leaves the placeholder, which is then as good as none.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

setNonce(styleNonce);
