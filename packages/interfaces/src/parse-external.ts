import { isStorableText } from '@exchange/kernel';
import { externalLimits } from './limits.ts';
import type { ParseInterfaceResult } from './parse.ts';
import { externalVariables, isOwnMachine, pageOrigin } from './external-address.ts';

const keys = ['version', 'kind', 'url', 'open', 'frameHeight'];

/** Checks an interface that is a page of the requester's own, at an address of its own. */
export function parseExternal(value: Readonly<Record<string, unknown>>): ParseInterfaceResult {
  const { version, url, open = 'frame', frameHeight = 0 } = value;
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    return refuse('', `"${unknown.slice(0, 60)}" is not known: remove it.`);
  if (version !== 1) return refuse('/version', 'Set the version to 1.');
  if (typeof url !== 'string') return refuse('/url', 'Give the address of the page as a text.');
  const address = url.trim();
  const problem = findAddressProblem(address);
  if (problem !== null) return refuse('/url', problem);
  if (open !== 'frame' && open !== 'tab') {
    return refuse('/open', 'Set open to "frame" or "tab", or leave it out.');
  }
  const most = externalLimits.frameHeight;
  if (!Number.isInteger(frameHeight) || Number(frameHeight) < 0 || Number(frameHeight) > most) {
    const message = `Set the height of the frame to whole pixels, at most ${most}; 0 takes the usual one.`;
    return refuse('/frameHeight', message);
  }
  return {
    ok: true,
    value: { version: 1, kind: 'external', url: address, open, frameHeight: Number(frameHeight) },
  };
}

function findAddressProblem(url: string): string | null {
  if (url.length > externalLimits.urlLength) {
    return `Shorten the address to ${externalLimits.urlLength} characters.`;
  }
  if (!isStorableText(url)) return 'The address holds characters that cannot be stored.';
  const origin = pageOrigin(url);
  if (origin === null) {
    return 'Give the full address of the page, such as https://survey.example.org/page?item=${item}; ${…} can stand behind the host only.';
  }
  if (!origin.startsWith('https:') && !isOwnMachine(origin)) {
    return 'The address must begin with https://; http:// is for pages on your own machine only.';
  }
  const broken = url.replaceAll(/\$\{[^{}]*\}/g, '').includes('${');
  if (broken) return 'A ${ in the address has no } behind it.';
  if (externalVariables(url).some((name) => name === ''))
    return 'A ${} in the address has no name.';
  return null;
}

function refuse(path: string, message: string): ParseInterfaceResult {
  return { ok: false, problems: [{ path, message }] };
}
