/** Whom we write to, the disclosures, and the signature. */
import { EXPLAIN, questionsOf, STATEMENT } from "../../lib/attestation";
import * as id from "../../lib/identifiers";
import type { Context, Field, Item, Step } from "../types";
import { addressFields, answer, isChange, isPerson, text, yesno } from "./shared";

const RACES: [string, string][] = [
  ["american-indian-alaska-native", "American Indian or Alaska Native"],
  ["asian", "Asian"],
  ["black", "Black or African American"],
  ["middle-eastern-north-african", "Middle Eastern or North African"],
  ["native-hawaiian-pacific-islander", "Native Hawaiian or Pacific Islander"],
  ["white", "White"],
  ["several", "More than one"],
  ["other", "Another"],
];

const ETHNICITIES: [string, string][] = [
  ["hispanic-latino", "Hispanic or Latino"],
  ["not-hispanic-latino", "Not Hispanic or Latino"],
];

const choice = (at: string, label: string, all: [string, string][]): Field => ({ at, label, kind: "select", optional: true, options: all.map(([value, label]) => ({ value, label })) });

/** The questions asked of this kind of provider. */
export const questionsFor = (c: Context): [string, string][] => questionsOf(isPerson(c));

function disclosureItems(c: Context): Item[] {
  return questionsFor(c).flatMap(([code, label]) => {
    const items: Field[] = [yesno(`/disclosed/${code}/answer`, label)];
    if (answer(c, `/disclosed/${code}/answer`) === true) items.push(text(`/disclosed/${code}/explanation`, EXPLAIN, { kind: "textarea" }));
    return items;
  });
}

export const finish: Step[] = [
  {
    id: "contact",
    title: "Whom we write to",
    why: "Letters and questions about this application go to this person.",
    items: () => [
      text("/contact/name", "Name of the contact person", { autocomplete: "name" }),
      text("/contact/email", "Email", { kind: "email", check: id.email, autocomplete: "email" }),
      text("/contact/phone", "Phone", { kind: "tel", check: id.phone, narrow: true, autocomplete: "tel" }),
      {
        at: "/contact/channel",
        label: "How do you want our letters?",
        kind: "radio",
        options: [
          { value: "email", label: "By email", hint: "Fastest" },
          { value: "post", label: "By mail" },
        ],
      },
      ...addressFields("/contact/mailingAddress", "Mailing address", true),
    ],
  },
  {
    id: "disclosures",
    title: "Questions we must ask",
    why: "National rules ask for these answers from everyone. A “yes” does not mean a “no” from us: explain it, and people will read it.",
    when: (c) => !isChange(c),
    items: disclosureItems,
  },
  {
    id: "about-you",
    title: "Race and ethnicity",
    why: "You may leave this empty. It does not enter our decision. We keep it apart from your application and without your name, and use it only to count: nobody who checks or decides can see what you said.",
    when: (c) => isPerson(c) && !isChange(c),
    items: () => [choice("/demographics/race", "Race", RACES), choice("/demographics/ethnicity", "Ethnicity", ETHNICITIES)],
  },
  {
    id: "sign",
    title: "Sign",
    why: "Your typed name counts as your signature.",
    items: (c) => [
      { at: "/attestation/accepted", label: STATEMENT, kind: "tick" },
      ...(attestsInPerson(c) ? [signatureOf(c)] : [text("/attestation/name", "Type your full name", { autocomplete: "name" })]),
      text("/attestation/title", "Title", { optional: attestsInPerson(c), hint: attestsInPerson(c) ? undefined : "Such as owner or office manager" }),
    ],
  },
];

/** Whether nobody else may sign: the practitioner alone knows what is attested (NCQA CR 3). */
const attestsInPerson = (c: Context): boolean => isPerson(c) && (!isChange(c) || answer(c, "/change/what") === "products-add");

function signatureOf(c: Context): Field {
  const [first, last] = ["first", "last"].map((part) => String(answer(c, `/practitioner/name/${part}`) ?? ""));
  const letters = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const check = (value: string) => (letters(value).includes(letters(first!).charAt(0)) && letters(value).includes(letters(last!).split(/[^\p{L}]+/u).at(-1)!) ? undefined : wrong);
  const wrong = `Only ${first} ${last} can sign this. If you filled it in for them, hand over this device: your answers stay on it.`;
  return text("/attestation/name", "Type your full name", { autocomplete: "name", hint: `The practitioner signs in person: ${first} ${last}`, check });
}
