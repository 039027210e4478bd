import type { Difference } from './parse.ts';

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Why Lis reads otherwise than the peer, by what differs; undefined where nobody has found out. */
const reasons: readonly (readonly [RegExp, (difference: Difference) => boolean, string])[] = [
  [
    /caseName/,
    ({ peer }) => peer.startsWith('Unknown Case Title'),
    'The page has no title: nothing is better than one that says unknown.',
  ],
  [
    /assignedTo|referredTo/,
    ({ peer, ours }) => bare(peer) === bare(ours),
    'The name as the page writes it: the peer sets every word in lower case (“Nancy v. Alquist”).',
  ],
  [
    /assignedTo|referredTo/,
    ({ peer, ours }) => bare(ours).startsWith(bare(peer)) || bare(ours).includes(bare(peer.split(' ').at(-1)!)),
    'The whole name: the peer leaves out what stands between initials.',
  ],
  [/caseName/, ({ peer, ours }) => bare(peer) === bare(ours), 'Another letter case of the same words.'],
  [
    /caseName/,
    ({ peer, ours }) => bare(peer.replace(/of america/i, '')) === bare(ours.replace(/of america/i, '')),
    'The peer shortens “United States of America” in histories, not in dockets.',
  ],
  [
    /caseName/,
    ({ ours }) => ours.endsWith('Adversary Proceeding'),
    'An adversary proceeding is called one, as the peer calls all others.',
  ],
  [
    /caseName/,
    ({ peer, ours }) => peer.startsWith(ours) && ours !== '',
    'The title as the page has it; the peer adds parties.',
  ],
  [/court/, ({ ours }) => ours !== '', 'The heading names this court; the file is called after another.'],
];

export const reasonFor = (difference: Difference): string | undefined =>
  reasons.find(([field, fits]) => field.test(difference.field) && fits(difference))?.[2];
