package com.intellij.psi;

public interface PsiFile {
  String getName();
}
