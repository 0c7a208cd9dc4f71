package com.redhat.devtools.lsp4ij;

public abstract class AbstractDocumentMatcher implements DocumentMatcher {}
