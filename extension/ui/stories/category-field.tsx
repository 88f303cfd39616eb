import { i18n } from '#i18n';
import type { StoryCategory } from '#shared/stories/category.ts';
import { Option } from '../choices/option.tsx';
import { QuestionField } from '../choices/question.tsx';
import { categoryGroupNames, categoryGroups, categoryKey } from './category-groups.ts';

/** What a story is about: the closed list, in groups, each entry with a line that explains it. */
export function CategoryField(props: {
  missing: string | undefined;
  chosen: StoryCategory | undefined;
  choose: (category: StoryCategory) => void;
}) {
  return (
    <QuestionField name="category" title={i18n.t('story.form.category')} missing={props.missing}>
      <div class="category-groups">
        {categoryGroupNames.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset within the fieldset is read out as a second question
          <div key={group} role="group" aria-labelledby={`group-${group}`} class="category-group">
            <p id={`group-${group}`} class="group-name">
              {i18n.t(`story.group.${group}`)}
            </p>
            {categoryGroups[group].map((category) => (
              <Option
                key={category}
                type="radio"
                name="category"
                value={category}
                title={i18n.t(`category.${categoryKey(category)}`)}
                help={i18n.t(`categoryHelp.${categoryKey(category)}`)}
                checked={props.chosen === category}
                choose={() => props.choose(category)}
              />
            ))}
          </div>
        ))}
      </div>
    </QuestionField>
  );
}
