// What the scripts know of each other.

interface Window {
  bindery: Bindery;
}

declare var bindery: Bindery;

type Bindery = any;
