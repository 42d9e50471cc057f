import { html, type XmlElement, type XmlNode } from '#markup';

/** A tree as XML again: well-formed, whatever it was read from, without entities or declarations of types. */
export function writeXml(root: XmlElement): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeNode(root, parts);
  return parts.join('');
}

function writeNode(node: XmlNode, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(html`${node}`.value);
    return;
  }
  parts.push(`<${node.name}`);
  for (const [name, value] of Object.entries(node.attributes))
    parts.push(` ${name}="${html`${value}`.value}"`);
  parts.push('>');
  for (const child of node.children) writeNode(child, parts);
  parts.push(`</${node.name}>`);
}
