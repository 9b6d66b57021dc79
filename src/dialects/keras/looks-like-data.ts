// A line that is in no row of Keras → why it looks as if it should be.

const LOSS = /loss['"]?\s?[:=]\s?-?(?:\d|nan|inf)/i;
const BAR = /\d\/(?:\d|Unknown)\S* (?:\[[=>.]|\u2501)/;

export function looksLikeData(text: string): string | undefined {
  if (LOSS.test(text)) return "a loss with a number, but not in a row of Keras";
  if (BAR.test(text)) return "a progress bar, but its columns were not understood";
  return undefined;
}
