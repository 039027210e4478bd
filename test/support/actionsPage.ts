import { reserved } from '../../events/action.ts';
import { actionTypes, catalogue, isOwn } from '../../events/catalogue.ts';
import { fieldsOf } from '../../events/describe.ts';
import { term } from '../../events/glossary.ts';

const head = `# The actions

Every type of action, with the fields of its \`data\`. A field without a star may be left out. \`slug\` is a name of your choosing, unique
in the case; \`action id\` a UUID; \`{entry}\` names an action by the number of its docket entry; \`docket\` is
\`{court, docketNumber}\`. Own actions are about the record and have no date.
Every \`data\` may add \`inference\`: from what you concluded it, where no source states it.

This page is made from the schemas (\`UPDATE_DOCS=1 npm test -- test/docs\`); \`lis types TYPE\` shows the same.
`;

const fieldRow = ({ name, required, shape }: ReturnType<typeof fieldsOf>[number]): string =>
  `| \`${name}\`${required ? ' *' : ''} | ${shape.replaceAll('|', '\\|').replaceAll('[', '\\[')} |`;

const section = (type: (typeof actionTypes)[number]): string => {
  const words = `${term('en', type)} · ${term('ko', type)}${isOwn(type) ? ' · own action' : ''}${reserved.has(type) ? ' · Lis itself records this' : ''}`;
  const fields = fieldsOf(type).map(fieldRow);
  const table =
    fields.length > 0 ? `\n| data | |\n|---|---|\n${fields.join('\n')}\n` : '\nNo particulars: `"data": {}`.\n';
  return `\n## ${type}\n\n${words} (version ${catalogue[type].v})\n${table}`;
};

/** docs/actions.md as the schemas say it. */
export const actionsPage = (): string => head + actionTypes.map(section).join('');
