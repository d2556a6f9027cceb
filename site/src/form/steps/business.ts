/** The organization, its owners, its cover, its tax form and its places. */
import * as id from "../../lib/identifiers";
import type { Context, Field, Item, Step } from "../types";
import { addressFields, answer, date, is, isPerson, licenseFields, market, text, yesno } from "./shared";

const isBusiness = (c: Context) => !isPerson(c);
const hasLab = (c: Context) => ((answer(c, "/services") as string[] | undefined) ?? []).includes("onsite-laboratory");

const chosen = (c: Context) => (market(c)?.products ?? []).filter((p) => ((answer(c, "/products") as string[] | undefined) ?? []).includes(p.id));
const wantsMedicaid = (c: Context) => chosen(c).some((p) => p.lineOfBusiness === "medicaid" || p.credentialedBy === "state");
const stateCredentials = (c: Context) => chosen(c).some((p) => p.credentialedBy === "state");

const SETTINGS: [string, string][] = [
  ["office", "Office"],
  ["hospital-inpatient", "Hospital, inpatient"],
  ["hospital-outpatient", "Hospital, outpatient"],
  ["surgery-center", "Surgery center"],
  ["urgent-care", "Urgent care"],
  ["nursing-facility", "Nursing facility"],
  ["home", "Patients' homes"],
  ["telehealth", "Telehealth"],
  ["school", "School"],
  ["mobile", "Mobile unit"],
  ["community", "Community center"],
];

const CLASSES: [string, string][] = [
  ["individual", "Individual or sole proprietor"],
  ["c-corporation", "C corporation"],
  ["s-corporation", "S corporation"],
  ["partnership", "Partnership"],
  ["trust-estate", "Trust or estate"],
  ["llc", "LLC"],
  ["other", "Other"],
];

function w9Items(c: Context): Item[] {
  const how: Field = {
    at: "/w9how",
    label: "How do you want to give us the W-9?",
    kind: "radio",
    options: [
      { value: "fill", label: "Fill it in here" },
      { value: "upload", label: "Upload the signed form later" },
    ],
  };
  const names = [text("/w9/line1", "Line 1: name on your income tax return", { hint: "The IRS name. It must match exactly." }), text("/w9/line2", "Line 2: business name", { optional: true })];
  if (answer(c, "/w9how") === "upload") return [how, ...names];
  if (answer(c, "/w9how") !== "fill") return [how];
  const items: Item[] = [
    how,
    ...names,
    { at: "/w9/classification", label: "Line 3a: tax class", kind: "radio", options: CLASSES.map(([value, label]) => ({ value, label })) },
  ];
  if (answer(c, "/w9/classification") === "llc")
    items.push({
      at: "/w9/llcTaxClass",
      label: "The LLC is taxed as",
      kind: "radio",
      options: [
        { value: "C", label: "C corporation" },
        { value: "S", label: "S corporation" },
        { value: "P", label: "Partnership" },
      ],
    });
  const owned = ["partnership", "trust-estate"].includes(String(answer(c, "/w9/classification")));
  if (owned || (answer(c, "/w9/classification") === "llc" && answer(c, "/w9/llcTaxClass") === "P")) items.push(yesno("/w9/line3b", "Line 3b: are there foreign partners, owners or beneficiaries?"));
  return [
    ...items,
    text("/w9/exemptPayeeCode", "Line 4: exempt payee code", { optional: true, narrow: true }),
    text("/w9/fatcaCode", "Line 4: FATCA code", { optional: true, narrow: true }),
    ...addressFields("/w9/address", "Lines 5 and 6", true),
    {
      at: "/w9certified",
      label:
        "Part II: Under penalties of perjury, I certify that the Tax ID is correct, that I am not subject to backup withholding, that I am a U.S. person, and that any FATCA code is correct.",
      kind: "tick",
    },
    text("/w9/signedBy", "Signature: type your full name"),
  ];
}

const clia: Field[] = [
  text("/clia/number", "CLIA number", { check: id.clia, narrow: true, upper: true, hint: "It is on the laboratory's federal certificate, such as 11D1234567." }),
  text("/clia/type", "Type of CLIA certificate", { hint: "Such as waiver, PPM or compliance" }),
  date("/clia/expiresOn", "Day the CLIA certificate expires", { future: true }),
];

export const business: Step[] = [
  {
    id: "organization",
    title: "The organization",
    why: "We compare it with the license, the accreditation and the Medicare record.",
    when: is("/providerType", "organization"),
    items: (c) => {
      const accredited = yesno("/accredited", "Is it accredited?");
      return [
        text("/organization/legalName", "Legal name", { autocomplete: "organization" }),
        text("/organization/facilityType", "Kind of facility", { hint: "Such as hospital, home health agency or surgery center" }),
        ...licenseFields("/organization/license"),
        accredited,
        ...(answer(c, "/accredited") === true
          ? [text("/organization/accreditation/body", "Accredited by", { hint: "Such as the Joint Commission" }), date("/organization/accreditation/expiresOn", "Until", { future: true })]
          : []),
        date("/organization/lastSurveyOn", "Day of the last state or CMS survey", { optional: true, past: true }),
        text("/organization/ccn", "Medicare number (CCN)", {
          optional: true,
          narrow: true,
          upper: true,
          check: (v) => (/^[0-9A-Z]{6,10}$/i.test(v) ? undefined : "Enter the CCN: 6 to 10 letters and digits."),
        }),
      ];
    },
  },
  {
    id: "owners",
    title: "Owners and managers",
    why: "Federal rules (42 CFR 455) ask us to check everyone who owns 5% or more or runs the business.",
    when: isBusiness,
    items: () => [
      {
        list: "/owners",
        one: "Owner or manager",
        min: 1,
        max: 30,
        fields: [
          text("/name", "Full name"),
          {
            at: "/role",
            label: "Role",
            kind: "select",
            options: [
              { value: "owner", label: "Owner" },
              { value: "director", label: "Director" },
              { value: "managing-employee", label: "Managing employee" },
            ],
          },
          ...addressFields("/address", "Home, or a company's main place", true),
          yesno("/company", "Is this owner a company?", { optional: true }),
          date("/dateOfBirth", "Date of birth", { optional: true, past: true, hint: "Of a person." }),
          text("/taxId", "Social Security number, or a company's EIN", { narrow: true, check: id.taxId, autocomplete: "off" }),
          text("/percent", "Share in percent", { kind: "number", optional: true, narrow: true, check: percent, hint: "Of an owner." }),
          text("/kinship", "Related to another owner?", { optional: true, hint: "Such as: spouse of Robin Example" }),
          yesno("/convicted", "Ever convicted of a crime to do with Medicare, Medicaid or another federal health program?"),
          text("/conviction", "If yes: of what, when, and how it ended", { kind: "textarea", optional: true }),
        ],
      },
    ],
  },
  {
    id: "roster",
    title: "Who works in the group",
    why: "Each practitioner applies alone; the roster ties them to the group.",
    when: is("/providerType", "group"),
    items: () => [
      {
        list: "/roster",
        one: "Practitioner",
        min: 1,
        max: 200,
        fields: [text("/name", "Full name"), text("/npi", "NPI", { check: id.npi, narrow: true, tight: true })],
      },
    ],
  },
  {
    id: "medicaid",
    title: "Your Medicaid ID",
    why: "For a Medicaid product we look up your enrollment with the state.",
    when: (c) => isBusiness(c) && wantsMedicaid(c),
    items: (c) => [text("/medicaidId", "Medicaid ID", { optional: !stateCredentials(c), narrow: true, tight: true, hint: "As on the state's enrollment letter." })],
  },
  {
    id: "malpractice",
    title: "Liability insurance",
    why: "We need proof that you are insured. You send the face sheet after this form.",
    when: (c) => answer(c, "/providerType") !== "group",
    items: () => [
      text("/malpractice/carrier", "Insurance company"),
      text("/malpractice/policyNumber", "Policy number", { narrow: true }),
      text("/malpractice/perClaim", "Amount for each claim, in dollars", { kind: "number", check: id.money, narrow: true }),
      text("/malpractice/aggregate", "Amount for all claims together, in dollars", { kind: "number", check: id.money, narrow: true }),
      date("/malpractice/effectiveOn", "First day of the policy"),
      date("/malpractice/expiresOn", "Last day of the policy", { future: true }),
    ],
  },
  {
    id: "tax",
    title: "Tax ID",
    why: "We pay claims under it. We never show it in full again and never put it in an email.",
    items: () => [
      {
        at: "/taxIdType",
        label: "What kind of Tax ID?",
        kind: "radio",
        options: [
          { value: "EIN", label: "Employer number (EIN)" },
          { value: "SSN", label: "Social Security number (SSN)" },
        ],
      },
      text("/taxId", "Tax ID", { check: id.taxId, hint: "9 digits", narrow: true, autocomplete: "off" }),
    ],
  },
  {
    id: "w9",
    title: "The W-9",
    why: "The IRS asks us for this form from everyone we pay. It is the March 2024 version.",
    items: w9Items,
  },
  {
    id: "locations",
    title: "Places of work",
    why: "Members find you by them in the directory. The first one is your main place.",
    items: (c) => [
      {
        list: "/locations",
        one: "Place",
        min: 1,
        max: 50,
        fields: [
          text("/name", "Name of the office or facility"),
          ...addressFields("/address", "Place"),
          text("/county", "County", { optional: true, narrow: true }),
          { at: "/settings", label: "What kind of place is it?", kind: "many", optional: true, options: SETTINGS.map(([value, label]) => ({ value, label })), hint: "Tick all that apply." },
          text("/ptan", "Medicare number (PTAN) of this place", { optional: true, narrow: true, tight: true }),
          text("/phone", "Phone for patients", { kind: "tel", check: id.phone, narrow: true }),
          text("/fax", "Fax", { kind: "tel", check: id.phone, optional: true, narrow: true }),
          yesno("/acceptingNewPatients", "Do you take new patients here?"),
          yesno("/inDirectory", "Show this place in the directory?"),
          text("/hours", "Office hours", { optional: true, hint: "Such as Mon–Fri 8:00–17:00. Separate several with commas." }),
          text("/languages", "Languages spoken", { optional: true, hint: "Separate them with commas." }),
          text("/accessibility", "Access for people with disabilities", { optional: true, hint: "Such as wheelchair ramp. Separate with commas." }),
          ...(hasLab(c) ? clia : []),
        ],
      },
    ],
  },
];

function percent(value: string): string | undefined {
  const n = Number(value.replace("%", ""));
  return n >= 0 && n <= 100 ? undefined : "Enter a number from 0 to 100.";
}
