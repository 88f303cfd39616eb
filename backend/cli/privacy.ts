import { Command } from 'commander';
import { installationOf } from '../installation-of.ts';
import { asMarkdown } from '../privacy/as-markdown.ts';
import { impactAssessment } from '../privacy/impact-assessment.ts';
import type { Installation } from '../privacy/installation.ts';
import { privacyNotice } from '../privacy/privacy-notice.ts';
import type { PrivacySection } from '../privacy/privacy-section.ts';
import { retentionClock } from '../privacy/retention-clock.ts';
import { retentionSection } from '../privacy/retention-section.ts';
import { loadConfig } from './load-config.ts';
import { printResult } from './output.ts';

/**
 * `daylight privacy`: papers about this very installation, from its settings. Markdown goes to stdout as it is, so that it
 * can be written into a file; `--json` prints one object instead.
 */
export function privacyCommand(): Command {
  return new Command('privacy')
    .description('print papers on privacy with the values of this installation: notice, dpia, clock')
    .addCommand(paper('notice', 'what volunteers are told (GDPR, Article 13)', 'Privacy', privacyNotice))
    .addCommand(
      paper(
        'dpia',
        'an impact assessment to complete (GDPR, Article 35)',
        'Data protection impact assessment',
        impactAssessment,
      ),
    )
    .addCommand(
      paper('clock', 'how long everything is kept', 'How long everything is kept', (here) => [
        retentionSection(here),
      ]),
    );
}

function paper(
  name: string,
  what: string,
  title: string,
  sections: (here: Installation) => PrivacySection[],
): Command {
  return new Command(name)
    .description(what)
    .option('--json', 'one JSON object instead of Markdown')
    .action(({ json }: { json?: true }) => {
      const here = installationOf(loadConfig());
      if (!json) process.stdout.write(asMarkdown(title, sections(here)));
      else
        printResult(name === 'clock' ? { rules: retentionClock(here) } : { title, sections: sections(here) });
    });
}
