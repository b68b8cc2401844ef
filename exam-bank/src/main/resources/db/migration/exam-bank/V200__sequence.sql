create sequence exam_bank_seq start with 1000 increment by 50;
