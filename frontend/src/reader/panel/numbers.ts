/** Decimal strings as people write them and as the desk keeps them. Never floating point: 0.1 stays 0.1. */

/** "12,000" as "12000"; null where nothing is written; undefined where it is no number the desk can keep (15 digits before
 *  the point; after it the desk rounds). */
export function readNumber(written: string): string | null | undefined {
  const plain = written.replace(/[\s,’'_]/g, "").replace(/^−/, "-");
  if (plain === "") return null;
  const match = /^(-?)0*(\d{1,15})(?:\.(\d{1,12}))?$/.exec(plain);
  if (match === null) return undefined;
  const [, sign, whole, rest] = match;
  const fraction = (rest ?? "").replace(/0+$/, "");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** "12000" as "12,000". */
export function writeNumber(number: string | null): string {
  if (number === null) return "";
  const [whole, rest] = number.split(".");
  const grouped = (whole as string).replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** Whether one decimal string is greater than another. */
export function isGreater(a: string, b: string): boolean {
  return scaled(a) > scaled(b);
}

function scaled(number: string): bigint {
  const [whole, rest = ""] = number.split(".");
  return BigInt(`${whole}${rest.padEnd(12, "0")}`);
}
