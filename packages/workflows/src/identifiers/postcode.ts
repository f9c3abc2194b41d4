import { type FoundIdentifier, matching } from './kinds.ts';

/** Every postcode area there is (Royal Mail), so that “Y5 6ab” or a section of an Act is not taken for one. */
const areas = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX ' +
    'FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML ' +
    'N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY ' +
    'TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);

/** A9 A99 A9A AA9 AA99 AA9A, then a digit and two letters other than C I K M O V (BS 7666). */
const shape =
  /(?<![\p{L}\d])(?:([A-Z]{1,2})(?:\d{1,2}|\d[ABCDEFGHJKMNPRSTUVWXY])[ \u00a0]{0,2}(\d[ABD-HJLNP-UW-Z]{2})|GIR ?0AA)(?![\p{L}\d])/giu;

/** In “S47 2nd meeting” nobody gives an address: section 47, and a second meeting. */
const ordinal = /^(?:1st|2nd|3rd|[04-9]th)$/;

export function findPostcodes(text: string): FoundIdentifier[] {
  return matching('postcode', shape, text, ([, area, inward]) => {
    if (area === undefined || inward === undefined) return true;
    return areas.has(area.toUpperCase()) && !ordinal.test(inward);
  });
}
