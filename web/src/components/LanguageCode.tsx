import type { Lang } from "../api/types";
import { useI18n } from "../i18n/i18n";

const codes: { readonly [L in Lang]: string } = { en: "EN", ru: "RU", mixed: "EN + RU" };

/** The language of an article as a short code, with its name for those who ask. */
export function LanguageCode({ lang }: { readonly lang: Lang }) {
  const { t } = useI18n();
  return (
    <abbr class="language-code" title={t.languages[lang] ?? lang}>
      {codes[lang] ?? lang}
    </abbr>
  );
}

/** The `lang` attribute of an article's text; a text in both languages has none that would be true. */
export function langAttribute(lang: Lang): { lang?: string } {
  return lang === "mixed" ? {} : { lang };
}
