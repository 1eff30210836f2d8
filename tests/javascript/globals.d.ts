// What the scripts know of each other, and of the index.

interface Window {
  bindery: Bindery;
}

declare var bindery: Bindery;

interface Bindery {
  search: Search;
  parts: Parts;
  /** Called by the scripts of the index: a part of it, by its name, of a build. */
  index: (build: string, name: string, data: any) => void;
  /** Keep a choice of the reader on the device. */
  choose: (name: string, value: string) => void;
  [later: string]: any;
}

// ---- what a search gives

interface Search {
  (query: string, options?: Partial<Choices> & {limit?: number}): Promise<Found>;
  marks(query: string): Promise<(texts: string[]) => Mark[][]>;
}

interface Choices {
  audience: string;
  kind: string;
  set: string;
}

/** Where a mark starts and ends in a text. */
type Mark = [number, number];

interface Place {
  url: string;
  title: string;
  section: string;
  excerpt: string;
  marks: {title: Mark[]; section: Mark[]; excerpt: Mark[]};
}

interface Result extends Place {
  set: string;
  kind: string;
  audience: string[];
  more: Place[];
}

interface Found {
  count: number;
  results: Result[];
  facets: Record<keyof Choices, Record<string, number>>;
  suggestion: string;
  missing: string[];
}

// ---- what it is made of

interface Parts {
  fold: (key: string) => string;
  isNumber: (key: string) => boolean;
  within: (part: string, whole: string) => boolean;
  language: (known: {table: Record<string, any>; designation: string}) => Language;
  library: () => Promise<Library>;
}

interface Token {
  key: string;
  start: number;
  end: number;
}

/** The words from `first` to before `last` name a document; its number is the word `at`. */
interface Designation {
  first: number;
  last: number;
  at: number;
  key: string;
}

interface Language {
  alike: (code: string) => string;
  designations: (text: string, words: Token[]) => Designation[];
  key: (said: string) => string;
  marked: (key: string) => string;
  spelled: (key: string) => string;
  stem: (said: string) => string;
  tokens: (text: string) => Token[];
  typed: (said: string) => string;
}

/** The id of a choice, and what it is called. */
type Named = [string, string];

interface Library {
  table: Record<string, any>;
  language: Language;
  abbreviations: Named[];
  audiences: Named[];
  kinds: Named[];
  sets: Named[];
  /** All words of the pages, sorted without their marks, and how often they are there, as powers of 2. */
  words: string[];
  frequency: number[];
  /** The words without their marks, and the numbers of those that have such letters. */
  folds: string[];
  families: Map<string, number[]>;
  /** Of each section: who sees it, its notes, page, first place, and how many are its heading. */
  units: number;
  size: number;
  masks: number[];
  notes: number[];
  pageOf: number[];
  start: Int32Array;
  title: Int32Array;
  /** Of each page: its first section, kind and set, counted from 1. */
  pageStart: number[];
  kind: number[];
  set: number[];
  placesOf: (word: number) => Promise<number[]>;
  textOf: (unit: number) => Promise<Text>;
}

interface Text {
  url: string;
  title: string;
  address: string;
  heading: string;
  text: string;
  points: any[];
}

/** How well a word of the pages fits one of the query, and whether its marks are right. */
interface Form {
  q: number;
  right: boolean;
}

interface Word extends Token {
  /** The key that it may be the beginning of. */
  stem: string;
  /** The number of its quotation, or 0. */
  quoted: number;
  open: boolean;
  unmarked?: boolean;
  /** Whether it is a number of what the word before it says. */
  counts?: boolean;
}

interface Slot {
  said: string;
  forms: Map<number, Form>;
  offset: number;
  quoted: number;
  counts?: boolean;
  at?: Int32Array;
  q?: Float32Array;
  anyone?: Int32Array;
  rightly?: Int32Array;
  weight?: number;
}

interface Unit {
  unit: number;
  score: number;
  whole: boolean;
}

interface FoundPage {
  page: number;
  mask: number;
  right: boolean;
  full: boolean;
  share: number;
  readings: Slot[][];
  units: Unit[];
  seen?: Unit[];
  trust?: number;
  score?: number;
}

interface Hit {
  start: number;
  end: number;
  slot: Slot;
  at: number;
}

interface Script extends HTMLScriptElement {}

// ---- the service worker

/** What the first line of sw.js says: of which build it is, and where its lists are. */
declare const KNOWN: {
  edition: string;
  build: string;
  made: string;
  lists: string;
  parts: string[];
  page: string;
};
