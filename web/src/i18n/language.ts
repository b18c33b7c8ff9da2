// Which language the page speaks: `hl` of the address, else an earlier choice, else the browser's.

export const languages = ["en", "ru"] as const;
export type Language = (typeof languages)[number];

const choiceStore = "dossier.hl";

/** Returns the language for an address with this `hl`. */
export function languageFor(hl: string | undefined): Language {
  return known(hl) ?? known(storedChoice()) ?? known(navigator.language.slice(0, 2)) ?? "en";
}

/** Keeps a choice for later visits; without storage it lasts as long as the address. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(choiceStore, language);
  } catch {
    // Storage may be switched off.
  }
}

function storedChoice(): string | undefined {
  try {
    return localStorage.getItem(choiceStore) ?? undefined;
  } catch {
    return undefined;
  }
}

function known(text: string | undefined): Language | undefined {
  return languages.find((language) => language === text);
}
