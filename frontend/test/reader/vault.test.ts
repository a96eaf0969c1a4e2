import assert from "node:assert/strict";
import { test } from "node:test";
import { isLater } from "../../src/reader/sync/connection.ts";
import { Vault } from "../../src/reader/sync/vault.ts";
import { saved } from "./making.ts";
import { FakeStorage } from "./storage.ts";

test("what is kept is there on the next visit, for this person and this reading only", () => {
  const storage = new FakeStorage();
  new Vault(storage, "7", "a1").keep(saved("x"));
  assert.deepEqual(new Vault(storage, "7", "a1").all(), [saved("x")]);
  assert.deepEqual(new Vault(storage, "8", "a1").all(), []);
  assert.deepEqual(new Vault(storage, "7", "a2").all(), []);
});

test("what was dropped is gone", () => {
  const vault = new Vault(new FakeStorage(), "7", "a1");
  vault.keep(saved("x"));
  vault.drop("x");
  assert.equal(vault.get("x"), null);
});

test("a full storage and none at all are told, and nothing throws", () => {
  const full = new FakeStorage();
  full.full = true;
  for (const storage of [full, null]) {
    const vault = new Vault(storage, "7", "a1");
    vault.keep(saved("x"));
    assert.equal(vault.unkept, 1);
    vault.drop("x");
    assert.equal(vault.unkept, 0);
  }
});

test("a record that cannot be read is left alone", () => {
  const storage = new FakeStorage();
  storage.setItem("assay-unsent:7:a1:x", "{broken");
  storage.setItem("assay-unsent:7:a1:y", '{"wanted": 3}');
  assert.deepEqual(new Vault(storage, "7", "a1").all(), []);
  assert.equal(storage.length, 2);
});

test("of two tabs' entries the one with the later version is later, then the one with more steps", () => {
  const [old, fresh] = [saved("x", {}, 1), saved("x", {}, 2)];
  assert.equal(isLater(fresh, old), true);
  assert.equal(isLater({ ...old, stamp: 99 }, fresh), false);
  assert.equal(isLater({ ...old, stamp: 5 }, { ...old, stamp: 4 }), true);
  assert.equal(isLater(old, old), false);
  assert.equal(isLater(old, undefined), true);
});
