import { numberText, say } from '#words';

/**
 * A form of files that also takes what is dropped on it, folders with all that is in them too, and shows how far the sending
 * is. `data-most-files` and `data-most-bytes` are what the library takes at once.
 */
export class DropFiles extends HTMLElement {
  #dropped: { file: File; path: string }[] = [];
  #status: HTMLElement | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null || this.#status) return;
    const place = document.createElement('p');
    place.className = 'drop-place';
    place.textContent = say('scripts.work-drop-here');
    this.#status = document.createElement('p');
    this.#status.setAttribute('role', 'status');
    form.querySelector('.actions')?.before(place, this.#status);
    for (const kind of ['dragenter', 'dragover'])
      this.addEventListener(kind, (event) => {
        event.preventDefault();
        place.classList.add('over');
      });
    this.addEventListener('dragleave', () => place.classList.remove('over'));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      place.classList.remove('over');
      void this.#take(event);
    });
    form.addEventListener('submit', (event) => {
      const chosen = this.#chosen(form);
      if (chosen.length === 0) return;
      event.preventDefault();
      this.#send(form, chosen);
    });
  }

  async #take({ dataTransfer }: DragEvent): Promise<void> {
    // What was dropped can be asked for only while the event lasts.
    const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    const found = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    for (const { entry, file } of found) {
      if (entry !== null) await this.#walk(entry);
      else if (file !== null) this.#dropped.push({ file, path: file.name });
    }
    this.#show(say('scripts.work-dropped', { files: this.#dropped.length, size: sizeOf(this.#dropped) }));
  }

  async #walk(entry: FileSystemEntry): Promise<void> {
    if (this.#dropped.length > this.#most('files')) return;
    const path = entry.fullPath.replace(/^\//, '');
    if (isFile(entry)) {
      const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
      if (file !== null) this.#dropped.push({ file, path });
    } else if (isFolder(entry)) {
      const reader = entry.createReader();
      // A folder is read in parts: it has been read when a part is empty.
      for (;;) {
        const part = await new Promise<FileSystemEntry[]>((resolve) =>
          reader.readEntries(resolve, () => resolve([])),
        );
        if (part.length === 0) return;
        for (const inner of part) await this.#walk(inner);
      }
    }
  }

  #chosen(form: HTMLFormElement): { file: File; path: string }[] {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')];
    const picked = inputs.flatMap(({ files }) => [...(files ?? [])]);
    return [
      ...this.#dropped,
      ...picked.map((file) => ({ file, path: file.webkitRelativePath || file.name })),
    ];
  }

  #send(form: HTMLFormElement, chosen: readonly { file: File; path: string }[]): void {
    const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0);
    if (chosen.length > this.#most('files') || bytes > this.#most('bytes')) {
      this.#show(say('scripts.work-too-much', { files: chosen.length, size: sizeOf(chosen) }));
      return;
    }
    const data = new FormData();
    for (const { file, path } of chosen) data.append('files', file, path);
    const bar = document.createElement('progress');
    bar.max = Math.max(1, bytes);
    bar.setAttribute('aria-label', say('scripts.work-sending'));
    this.#status?.before(bar);
    for (const control of form.querySelectorAll('button, input')) control.setAttribute('disabled', '');
    this.#show(say('scripts.work-sending-files', { files: chosen.length, size: sizeOf(chosen) }));
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded }) => {
      bar.value = Math.min(loaded, bar.max);
    });
    request.addEventListener('load', () => {
      if (request.status < 400) location.assign(request.responseURL);
      else this.#showAnswer(request.responseText);
    });
    request.addEventListener('error', () => {
      bar.remove();
      for (const control of form.querySelectorAll('[disabled]')) control.removeAttribute('disabled');
      this.#show(say('scripts.work-broke-off'));
    });
    request.open('POST', form.action);
    request.send(data);
  }

  /** The page that says why it was not taken stands in place of this one. */
  #showAnswer(page: string): void {
    const answer = new DOMParser().parseFromString(page, 'text/html').querySelector('main');
    const main = document.querySelector('main');
    if (answer === null || main === null) return;
    main.replaceWith(answer);
    answer.focus();
  }

  #most(what: 'files' | 'bytes'): number {
    return Number(this.dataset[what === 'files' ? 'mostFiles' : 'mostBytes'] ?? 0);
  }

  #show(words: string): void {
    if (this.#status) this.#status.textContent = words;
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function sizeOf(files: readonly { file: File }[]): string {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes < 1_048_576) return `${numberText(Math.ceil(bytes / 1024))} KiB`;
  return `${numberText(Math.round((bytes / 1_048_576) * 10) / 10)} MiB`;
}
