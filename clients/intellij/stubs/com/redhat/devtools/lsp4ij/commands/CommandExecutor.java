package com.redhat.devtools.lsp4ij.commands;

import com.intellij.openapi.actionSystem.DataKey;

public class CommandExecutor {
  public static final DataKey<LSPCommand> LSP_COMMAND = DataKey.create("com.redhat.devtools.lsp4ij.command");
}
