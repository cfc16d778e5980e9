import { renderSVG } from 'uqr';

/** An address as a picture that a phone's camera opens. */
export function qrCode(address: string): string {
  // Level M is read from a wall that is not quite flat; the quiet border is part of the norm.
  return renderSVG(address, { ecc: 'M', border: 4, pixelSize: 10 });
}
