/** The provider: NPI, person or organization, licenses, credentials. */
import * as id from "../../lib/identifiers";
import { professionName } from "../../lib/professions";
import type { Context, Field, Step } from "../types";
import { registryLookUp } from "../registry";
import { answer, date, is, isChange, isPerson, licenseFields, market, stateField, text, yesno } from "./shared";

const uploaded = (c: Context) => isPerson(c) && answer(c, "/credentialingApplication") === "uploaded";

export const provider: Step[] = [
  {
    id: "npi",
    title: "The NPI",
    why: "With the NPI we look up what the national registry (NPPES) lists, so you type less.",
    items: () => [text("/npi", "National Provider Identifier (NPI)", { check: id.npi, hint: "10 digits", narrow: true, tight: true })],
    extra: registryLookUp,
  },
  {
    id: "specialty",
    title: "The specialty",
    why: "It decides how you are listed in the directory. A code stands for it, the same in the whole country.",
    items: () => [
      text("/specialty/code", "Taxonomy code of the main specialty", {
        check: (v) => (/^[0-9A-Z]{10}$/i.test(v) ? undefined : "Enter the 10 letters and digits of the code, such as 363LF0000X."),
        hint: "10 letters and digits, such as 363LF0000X. It is in your record in the national registry (NPPES).",
        narrow: true,
        upper: true,
      }),
    ],
  },
  {
    id: "name",
    title: "The practitioner",
    why: "We compare the name with the license and other records. Former names help us find them.",
    when: isPerson,
    items: (c) => [
      text("/practitioner/name/first", "First name", { autocomplete: "given-name" }),
      text("/practitioner/name/middle", "Middle name", { optional: true }),
      text("/practitioner/name/last", "Last name", { autocomplete: "family-name" }),
      text("/practitioner/name/suffix", "Suffix", { optional: true, narrow: true, hint: "Such as Jr. or III" }),
      text("/practitioner/formerNames", "Former names", { optional: true, hint: "Separate several with commas." }),
      {
        at: "/practitioner/profession",
        label: "Profession",
        kind: "select",
        options: (market(c)?.professions ?? []).map((p) => ({ value: p, label: professionName(p) })),
      },
      date("/practitioner/dateOfBirth", "Date of birth", { past: true, autocomplete: "bday", hint: "We use it only to tell apart people with the same name." }),
    ],
  },
  {
    id: "practice",
    title: "How you practice",
    why: "If you see patients only inside a facility, we can enroll you without full credentialing.",
    when: isPerson,
    items: (c) => {
      const items: Field[] = [yesno("/practitioner/facilityBasedOnly", "Do you see patients only inside a facility, such as a hospital?")];
      const profession = String(answer(c, "/practitioner/profession"));
      if (answer(c, "/market") === "ar-passe" && ["MD", "DO"].includes(profession))
        items.push(yesno("/practitioner/ccvsCurrent", "Is your file with CCVS current?", { hint: "CCVS is the credentials service of the Arkansas State Medical Board." }));
      if (["NP", "PA", "CNM", "CNS"].includes(profession))
        items.push(text("/practitioner/collaboratingPhysicianNpi", "NPI of your collaborating physician", { check: id.npi, optional: true, narrow: true }));
      return items;
    },
  },
  {
    id: "licenses",
    title: "Licenses",
    why: "We check each license with the board that gave it.",
    when: isPerson,
    items: () => [{ list: "/practitioner/licenses", one: "License", min: 1, max: 20, fields: licenseFields("") }],
  },
  {
    id: "prescribing",
    title: "Controlled substances",
    why: "Those who prescribe them need a DEA registration in each state where they do.",
    when: isPerson,
    items: (c) => {
      const prescribes = yesno("/practitioner/prescribesControlled", "Do you prescribe controlled substances?");
      if (answer(c, "/practitioner/prescribesControlled") !== true) return [prescribes];
      const dea: Field[] = [
        text("/number", "DEA number", { check: id.dea, narrow: true, tight: true }),
        stateField("/state", "State of the registration"),
        date("/expiresOn", "Day it expires", { future: true }),
      ];
      return [prescribes, { list: "/practitioner/dea", one: "DEA registration", min: 1, max: 20, fields: dea }];
    },
  },
  {
    id: "board",
    title: "Board certification",
    why: "A board certification can stand for your training. Not everyone has one.",
    when: (c) => isPerson(c) && !isChange(c),
    items: (c) => {
      const has = yesno("/certified", "Are you board certified?");
      if (answer(c, "/certified") !== true) return [has];
      return [
        has,
        text("/practitioner/boardCertification/board", "Name of the board"),
        text("/practitioner/boardCertification/specialty", "Specialty"),
        date("/practitioner/boardCertification/expiresOn", "Day it expires", { optional: true }),
      ];
    },
  },
  {
    id: "caqh",
    title: "Your credentialing application",
    why: "With CAQH you fill in your history only once for all plans. Without it, we ask you here.",
    when: isPerson,
    items: (c) => {
      const how: Field = {
        at: "/credentialingApplication",
        label: "Where is your credentialing application?",
        kind: "radio",
        options: [
          { value: "caqh", label: "In CAQH", hint: `In your CAQH profile, authorize: ${market(c)?.caqhPlanName ?? "our plan"}` },
          { value: "uploaded", label: "I will upload it", hint: "You give your training and work history here" },
        ],
      };
      const medicaid = text("/medicaidId", "Medicaid ID", { optional: true, narrow: true, hint: "If the state gave you one." });
      return is("/credentialingApplication", "caqh")(c) ? [how, text("/caqhId", "CAQH ID", { check: id.caqh, narrow: true, tight: true }), medicaid] : [how, medicaid];
    },
  },
  {
    id: "education",
    title: "Education and training",
    why: "We check the highest level with the school or program.",
    when: uploaded,
    items: () => [
      {
        list: "/practitioner/education",
        one: "School or program",
        min: 1,
        max: 10,
        fields: [
          text("/school", "School or program"),
          text("/degree", "Degree or training"),
          date("/completedOn", "Day you finished", { past: true }),
        ],
      },
    ],
  },
  {
    id: "work",
    title: "Work history",
    why: "We need the last 5 years. Explain each gap of more than 6 months.",
    when: uploaded,
    items: () => [
      {
        list: "/practitioner/workHistory",
        one: "Job",
        min: 1,
        max: 30,
        fields: [text("/employer", "Employer"), date("/from", "From", { past: true }), date("/to", "To", { optional: true, hint: "Leave empty if you work there now." })],
      },
      {
        list: "/practitioner/gaps",
        one: "Gap",
        min: 0,
        max: 15,
        fields: [date("/from", "From", { past: true }), date("/to", "To", { past: true }), text("/reason", "What you did in this time", { kind: "textarea" })],
      },
    ],
  },
];
