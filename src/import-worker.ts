/** Entry of an import worker thread. */
export {};
