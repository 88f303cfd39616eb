import { Option } from '../choices/option.tsx';
import { QuestionField } from '../choices/question.tsx';

/** A question with one answer, and none chosen for the person. */
export function RadioField<Value extends string>(props: {
  name: string;
  title: string;
  missing: string | undefined;
  options: readonly { value: Value; label: string; help?: string }[];
  chosen: Value | undefined;
  choose: (value: Value) => void;
}) {
  return (
    <QuestionField name={props.name} title={props.title} missing={props.missing}>
      {props.options.map(({ value, label, help }) => (
        <Option
          key={value}
          type="radio"
          name={props.name}
          value={value}
          checked={props.chosen === value}
          choose={() => props.choose(value)}
          title={label}
          help={help}
        />
      ))}
    </QuestionField>
  );
}
