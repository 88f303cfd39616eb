import { i18n } from '#i18n';
import { outlineLine } from '#shared/structures/outline.ts';
import type { Structure } from '#shared/structures/structure.ts';

/** A structure as a whole: line by line for people, and letter by letter as it leaves. */
export function StructureOutline({ structure, json }: { structure: Structure; json: string }) {
  return (
    <section aria-labelledby="structure-outline">
      <h2 id="structure-outline">{i18n.t('structure.outline')}</h2>
      <p class="notice">{i18n.t('structure.look')}</p>
      <p class="help">{i18n.t('structure.outlineHelp')}</p>
      {/* Thousands of lines, all of them to be looked at: a field scrolls by the keyboard, too. */}
      <textarea
        class="outline"
        dir="ltr"
        wrap="off"
        rows={24}
        readOnly
        aria-labelledby="structure-outline"
        value={structure.nodes.map(outlineLine).join('\n')}
      />
      {structure.isCut && <p class="help">{i18n.t('structure.isCut')}</p>}
      <details>
        <summary>{i18n.t('story.leaving.exact')}</summary>
        <p class="help">{i18n.t('structure.exactHelp')}</p>
        <pre class="exact" dir="ltr">
          {json}
        </pre>
      </details>
    </section>
  );
}
