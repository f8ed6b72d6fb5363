import { Ansis } from 'ansis';

type Style = (text: string) => string;

/** Colour by meaning; every style also reads without colour. */
export interface Paint {
  readonly title: Style;
  readonly heading: Style;
  readonly figure: Style;
  readonly quiet: Style;
  readonly warning: Style;
  readonly fault: Style;
  readonly command: Style;
}

export function paintFor(isColoured: boolean): Paint {
  const ansis = new Ansis(isColoured ? 1 : 0);
  return {
    title: (text) => ansis.bold(text),
    heading: (text) => ansis.bold(text),
    figure: (text) => ansis.bold.cyan(text),
    quiet: (text) => ansis.dim(text),
    warning: (text) => ansis.yellow(text),
    fault: (text) => ansis.red(text),
    command: (text) => ansis.cyan(text),
  };
}
