import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface CodeLook {
  readonly label: string;
  readonly syntax: 'toml' | 'json';
  readonly isEditable: boolean;
}

/** A mistake in the text; lines count from 1. */
export interface CodeMark {
  readonly line: number;
  readonly message: string;
}

export interface OpenCode {
  setText(text: string): void;
  setLook(look: CodeLook): void;
  setMarks(marks: readonly CodeMark[]): void;
  focus(): void;
  close(): void;
}

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--ground)', fontSize: 'var(--text-small)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-content': { fontFamily: 'var(--font-mono)', padding: 'var(--space-2) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-4)' },
  '.cm-gutters': { backgroundColor: 'var(--ground-rail)', color: 'var(--ink-quiet)', border: 'none' },
  '&.cm-focused .cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip': { backgroundColor: 'var(--ground-raised)', border: '1px solid var(--line)', color: 'var(--ink)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.keyword], color: 'var(--careful)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink-quiet)' },
]);

function lookOf({ label, syntax, isEditable }: CodeLook): Extension {
  return [
    syntax === 'toml' ? StreamLanguage.define(toml) : json(),
    EditorState.readOnly.of(!isEditable),
    isEditable ? lineNumbers() : [],
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(!isEditable), tabindex: '0' }),
  ];
}

/**
 * Puts typed text in by ourselves. Left to Chromium, text typed over a selection gets the selection's look as an inline
 * style, which the page's policy refuses, aloud. What an input method composes stays with the browser.
 */
const ownTyping = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (view.state.readOnly) return true;
    if (event.inputType !== 'insertText' || event.isComposing || event.data === null) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/**
 * A text with colours, in a shadow root: there CodeMirror adopts its style sheets, which the page's policy
 * (`style-src 'self'`) allows, instead of writing a <style> element, which it forbids. Tab is left alone and goes on to
 * the next control.
 */
export function openCode(host: HTMLElement, look: CodeLook, onEdit: (text: string) => void): OpenCode {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const place = new Compartment();
  let isOurs = false;
  const view = new EditorView({
    root,
    parent: root,
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      ownTyping,
      theme,
      syntaxHighlighting(colours),
      place.of(lookOf(look)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !isOurs) onEdit(update.state.doc.toString());
      }),
    ],
  });
  return {
    setText: (text) => {
      if (text === view.state.doc.toString()) return;
      isOurs = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      isOurs = false;
    },
    setLook: (next) => view.dispatch({ effects: place.reconfigure(lookOf(next)) }),
    setMarks: (marks) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => toDiagnostic(view, mark)),
        ),
      ),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

function toDiagnostic({ state }: EditorView, { line, message }: CodeMark) {
  const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return { from, to, severity: 'error' as const, message };
}
