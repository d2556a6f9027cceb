/** Check digits and shapes, so that a typing error shows at once. The server checks again. */

/** The answer to a wrong value, or nothing. */
export type Check = (value: string) => string | undefined;

/** Without the spaces that people put into numbers. */
const tight = (value: string): string => value.replace(/\s/g, "");

export const digits = (value: string): string => value.replace(/\D/g, "");

/** Luhn over 80840 + NPI (CMS, "NPI check digit"). */
export const npi: Check = (value) =>
  /^[12]\d{9}$/.test(tight(value)) && luhn("80840" + tight(value)) ? undefined : "Enter the 10 digits of the NPI. Please check for a typing error.";

/** A Provider Number: ten digits that pass the Luhn check. */
export const providerNumber: Check = (value) =>
  /^[1-9]\d{9}$/.test(value) && luhn(value) ? undefined : "Enter the 10 digits of your Provider Number. Please check for a typing error.";

export const taxId: Check = (value) => (digits(value).length === 9 && /^[\d\s-]+$/.test(value) ? undefined : "Enter the 9 digits of the Tax ID.");

/** DEA: (d1+d3+d5) + 2(d2+d4+d6) ends in d7. */
export const dea: Check = (value) => {
  const message = "Enter the DEA number: two letters and seven digits. Under a hospital's registration add its suffix, such as BB1388568-001A.";
  const match = /^[A-Z][A-Z9](\d{7})(-[0-9A-Z]{1,10})?$/.exec(value.toUpperCase().replace(/\s/g, ""));
  if (!match) return message;
  const d = [...match[1]!].map(Number) as [number, number, number, number, number, number, number];
  return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 === d[6] ? undefined : message;
};

export const clia: Check = (value) => (/^\d{2}D\d{7}$/i.test(value) ? undefined : "Enter the CLIA number, such as 11D1234567.");
export const caqh: Check = (value) => (/^\d{6,10}$/.test(tight(value)) ? undefined : "Enter the CAQH ID. It has 8 digits as a rule.");
export const zip: Check = (value) => (/^\d{5}(-?\d{4})?$/.test(tight(value)) ? undefined : "Enter a ZIP code with 5 digits.");
export const phone: Check = (value) => (/^1?\d{10}$/.test(digits(value.replace(EXTENSION, ""))) ? undefined : "Enter a phone number with 10 digits.");
export const email: Check = (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : "Enter an email address, such as name@example.com.");
/** "x12", "ext. 12" at the end of a phone number. */
export const EXTENSION = /,?\s*(?:x|ext\.?|extension)\s*(\d{1,6})$/i;
export const money: Check = (value) => (Number(value.replace(/[$,\s]/g, "")) > 0 ? undefined : "Enter an amount in dollars, such as 1,000,000.");
export const applicationId: Check = (value) =>
  /^(CRD)?[0-9A-Z]{13}$/.test(value.toUpperCase().replace(/[\s-]/g, "")) ? undefined : "Enter the Application ID from your email. It looks like CRD-7K3M-9QXT-2B4FW.";

function luhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((c, i) => {
    const d = Number(c) * (i % 2 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  });
  return sum % 10 === 0;
}
