/** What is asked for, where, and by whom. */
import { h } from "../../lib/dom";
import { alert } from "../../lib/parts";
import type { Context, Field, Step } from "../types";
import { today } from "../../lib/format";
import * as id from "../../lib/identifiers";
import { answer, date, isChange, market, text } from "./shared";

const SERVICES: Record<string, [string, string]> = {
  "routine-vision": ["Routine vision", "Eye exams for glasses and contact lenses"],
  "independent-laboratory": ["Independent laboratory", "A laboratory that is not part of an office or hospital"],
  "onsite-laboratory": ["Laboratory on site", "You run lab tests where you see patients"],
  "other-care": ["Other care as well", "Such as treating eye disease, or any care that is not named above"],
};

const serviceOptions = Object.entries(SERVICES).map(([value, [label, hint]]) => ({ value, label, hint }));

/** Who takes this application instead of us, if somebody does. */
export function directedTo(c: Context) {
  const chosen = (answer(c, "/services") as string[] | undefined) ?? [];
  return market(c)?.turnedAway.find((t) => chosen.includes(t.service));
}

/** Whether they say that they give other care as well, which is ours. */
const elseOf = (c: Context): boolean => ((answer(c, "/services") as string[] | undefined) ?? []).includes("other-care");

function productField(c: Context): Field {
  const products = market(c)?.products ?? [];
  const options = products.map((p) => ({
    value: p.id,
    label: p.name,
    ...(p.credentialedBy === "state" && { hint: p.directions ?? "The state checks the credentials for this product." }),
  }));
  return { at: "/products", label: "Which products?", kind: "many", options, hint: "Choose all you want." };
}

export const start: Step[] = [
  {
    id: "kind",
    title: "What do you want to do?",
    why: "The questions depend on it.",
    items: () => [
      {
        at: "/kind",
        label: "I want to",
        kind: "radio",
        options: [
          { value: "initial", label: "Join the network", hint: "A new contract" },
          { value: "change", label: "Change a contract I have", hint: "A new Tax ID, a new IRS name, or other products" },
        ],
      },
    ],
  },
  {
    id: "change",
    title: "Your change",
    why: "We change only what you ask for, from the day you choose.",
    when: isChange,
    items: () => [
      text("/change/providerNumber", "Your Provider Number", { check: id.providerNumber, hint: "10 digits. It is in your welcome letter.", narrow: true }),
      {
        at: "/change/what",
        label: "What do you want to change?",
        kind: "radio",
        options: [
          { value: "tax-id", label: "My Tax ID" },
          { value: "irs-name", label: "My IRS name", hint: "Line 1 of the W-9" },
          { value: "products-add", label: "Add products" },
          { value: "products-remove", label: "Remove products" },
        ],
      },
      date("/change/effectiveOn", "From which day?", { hint: "Today or a later day.", check: (v) => (v < today() ? "A change cannot start in the past. Enter today or a later day." : undefined) }),
    ],
  },
  {
    id: "market",
    title: "Where you work",
    why: "Each state has its own rules, products and phone number.",
    items: (c) => [
      { at: "/market", label: "In which market?", kind: "radio", options: c.markets.map((m) => ({ value: m.id, label: m.name })) },
    ],
  },
  {
    id: "products",
    title: "Your products",
    why: "A product is a kind of health plan. You join each one by name.",
    when: (c) => !isChange(c) || String(answer(c, "/change/what")).startsWith("products"),
    items: (c) => [productField(c)],
  },
  {
    id: "type",
    title: "Who is joining?",
    why: "A person and a business are checked in different ways.",
    items: () => [
      {
        at: "/providerType",
        label: "I am filling this in for",
        kind: "radio",
        options: [
          { value: "practitioner", label: "A practitioner", hint: "One person, such as a doctor, nurse practitioner or therapist" },
          { value: "organization", label: "An organization", hint: "A facility, agency, clinic or laboratory with a license" },
          { value: "group", label: "A group", hint: "A practice with several practitioners under one Tax ID" },
        ],
      },
    ],
  },
  {
    id: "services",
    title: "Special services",
    why: "Some services are handled by a partner of ours. We tell you right away, so you do not wait for nothing.",
    when: (c) => !isChange(c),
    items: () => [
      { at: "/services", label: "Do any of these apply?", kind: "many", options: serviceOptions, optional: true, hint: "Leave empty if none does." },
    ],
    extra: (c) => {
      const other = directedTo(c);
      if (!other) return undefined;
      const call = other.phone ? [" Call ", h("a", { href: `tel:${other.phone}` }, other.phone), "."] : ["."];
      const on = elseOf(c) ? " We go on here with the rest of what you do." : " You do not need to fill in this form for it. If you do other care as well, tick that too and go on.";
      return alert("info", `Please contact ${other.to}`, `In this market, ${other.to} contracts this service, not us.`, ...call, on);
    },
    stop: (c) => directedTo(c) !== undefined && !elseOf(c),
  },
];

