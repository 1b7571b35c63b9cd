// Keeps what is being typed when the page is replaced by another page of the same case, as after
// another answer, here or in another window.

const typedFields = "#main :is(input, textarea, select):not([type=hidden], [type=file], [readonly]), #label";

/** What was typed and not sent; nothing of the form whose button was pressed. */
export function typedOn(pressed) {
  return [...fieldsByName()]
    .filter(([, field]) => isEdited(field) && !buttonsOf(field).includes(pressed))
    .map(([name, field]) => ({
      name, value: field.value, checked: field.checked,
      selection: document.activeElement === field ? [field.selectionStart ?? null, field.selectionEnd ?? null] : null,
    }));
}

/** Puts it back into the fields that the page still has, and opens the sections they are in. */
export function restoreTyped(typed) {
  const fields = fieldsByName();
  for (const { name, value, checked, selection } of typed) {
    const field = fields.get(name);
    if (!field) continue;
    if (isTick(field)) field.checked = checked;
    else field.value = value;
    for (let part = field; part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
    if (!selection) continue;
    field.focus();
    if (selection[0] !== null) field.setSelectionRange(...selection);
  }
}

function fieldsByName() {
  const found = new Map();
  for (const field of document.querySelectorAll(typedFields)) {
    const own = [field.localName, field.id, field.name, isTick(field) ? field.value : "", buttonsOf(field)[0]].join("\n");
    let place = 0;
    while (found.has(own + place)) place += 1;
    found.set(own + place, field);
  }
  return found;
}

function buttonsOf({ form }) {
  return [...(form?.querySelectorAll("button[name=do]") ?? [])].map(({ value }) => value);
}

function isTick({ type }) {
  return type === "checkbox" || type === "radio";
}

function isEdited(field) {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field.localName !== "select") return field.value !== field.defaultValue;
  const choices = [...field.options];
  return field.value !== (choices.find(({ defaultSelected }) => defaultSelected) ?? choices[0])?.value;
}
