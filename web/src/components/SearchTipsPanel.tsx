import { useI18n } from "../i18n/i18n";
import type { Language } from "../i18n/language";

/** Examples of the grammar, each with what it means. */
const tips: { readonly [L in Language]: readonly (readonly [string, string])[] } = {
  en: [
    ["oil sanctions", "all of the words, in any form"],
    ['"foreign minister"', "side by side, in any form"],
    ['="foreign minister"', "in this form only; one word: =minister"],
    ["gas AND (oil OR coal) NOT Iran", "gas, and oil or coal, but not Iran"],
    ["summit NEAR/5 Geneva", "at most five words apart"],
    ["diplom*", "any ending, from three letters on"],
    ["title:summit person:Lavrov org:NATO", "in the headline; about a person or organization; also lead:, source:, lang:"],
    ["date:2025-10..2025-11", "published in this time"],
  ],
  ru: [
    ["нефть санкции", "все слова, в любой форме"],
    ['"министр обороны"', "слова подряд, в любой форме"],
    ['="министр обороны"', "только в этой форме; одно слово: =министр"],
    ["газ И (нефть ИЛИ уголь) НЕ Иран", "газ, и нефть или уголь, но не Иран"],
    ["саммит РЯДОМ/5 Женева", "не дальше пяти слов друг от друга"],
    ["диплом*", "любое окончание, если букв не меньше трёх"],
    [
      "заголовок:саммит персона:Лавров организация:НАТО",
      "в заголовке; о человеке или организации; ещё лид:, источник:, язык:",
    ],
    ["дата:2025-10..2025-11", "опубликовано за это время"],
  ],
};

/** The grammar of queries, each line with an example. */
export function SearchTipsPanel() {
  const { language } = useI18n();
  return (
    <dl>
      {tips[language].map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
